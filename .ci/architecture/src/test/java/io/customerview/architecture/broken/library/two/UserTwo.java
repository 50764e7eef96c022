package io.customerview.architecture.broken.library.two;

import com.google.common.collect.ImmutableList;

public record UserTwo(ImmutableList<String> list) {}
