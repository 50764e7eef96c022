package io.customerview.architecture.broken.marked.unmarked;

public final class Unmarked {}
