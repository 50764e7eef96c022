package io.customerview.architecture.broken.wiring.part;

import io.customerview.architecture.broken.wiring.Mark;

/**
 * Is shown to hosts, and breaks the rule where one constructor that takes the engine is not marked.
 */
public final class Door {

  @Mark
  public Door(Office office, Engine engine) {}

  public Door(Engine engine) {}

  public Kind kind() {
    return new OneKind();
  }
}
