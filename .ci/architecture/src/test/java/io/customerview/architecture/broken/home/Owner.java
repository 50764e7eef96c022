package io.customerview.architecture.broken.home;

import io.customerview.architecture.broken.home.internal.Hidden;

/** Breaks nothing: it is at home. */
public record Owner(Hidden hidden) {}
