package io.customerview.architecture.broken.wiring.part;

import io.customerview.architecture.broken.wiring.Mark;

/** Breaks nothing: it is marked, and no host reaches it. */
@Mark
public final class Office {}
