package io.customerview.architecture.broken.wiring.part;

import io.customerview.architecture.broken.wiring.Mark;

@Mark
public final class Shown {}
