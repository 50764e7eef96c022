package io.customerview.architecture.broken.wiring.part;

/** Breaks nothing: hosts are shown what it is a kind of. */
public record OneKind() implements Kind {}
