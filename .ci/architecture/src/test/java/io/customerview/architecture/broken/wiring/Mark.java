package io.customerview.architecture.broken.wiring;

/** What wiring is marked with here. */
public @interface Mark {}
