package io.customerview.shared;

import java.util.Objects;

/**
 * The name of a field as it stands in code, such as {@code socialName}: in a message it is said in
 * the reader's language, where there are words for it. Immutable.
 */
public record FieldName(String name) {

  public FieldName {
    Objects.requireNonNull(name, "name");
  }

  @Override
  public String toString() {
    return name;
  }
}
