package io.customerview.architecture.broken.wiring.part;

public final class Forgotten {}
