package io.customerview.architecture.broken.library.one;

import com.google.common.collect.ImmutableList;

public record UserOne(ImmutableList<String> list) {}
