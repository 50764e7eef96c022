package io.customerview.architecture.broken.order.stray;

public record Stray() {}
