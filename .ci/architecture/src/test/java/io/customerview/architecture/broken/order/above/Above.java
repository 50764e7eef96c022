package io.customerview.architecture.broken.order.above;

/** Breaks nothing: it stands first. */
public record Above() {}
