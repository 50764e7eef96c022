package io.customerview.architecture.broken.home.internal;

public record Hidden() {}
