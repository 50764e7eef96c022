package io.customerview.architecture.broken.marked;

public final class Marked {}
