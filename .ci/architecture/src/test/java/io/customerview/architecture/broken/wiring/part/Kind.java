package io.customerview.architecture.broken.wiring.part;

public interface Kind {}
