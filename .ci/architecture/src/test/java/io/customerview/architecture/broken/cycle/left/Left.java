package io.customerview.architecture.broken.cycle.left;

import io.customerview.architecture.broken.cycle.right.Right;

public record Left(Right right) {}
