package io.customerview.architecture.broken.wiring.part;

/** What use cases run through. */
public final class Engine {}
