package io.customerview.architecture.broken.stranger;

import io.customerview.architecture.broken.home.internal.Hidden;

public record Stranger(Hidden[] hidden) {}
