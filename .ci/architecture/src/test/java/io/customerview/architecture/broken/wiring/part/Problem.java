package io.customerview.architecture.broken.wiring.part;

/** Breaks nothing: it is thrown to hosts. */
public final class Problem extends Exception {

  private static final long serialVersionUID = 1;
}
