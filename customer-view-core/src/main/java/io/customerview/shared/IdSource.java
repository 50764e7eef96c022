package io.customerview.shared;

import java.util.UUID;

/** Where every new id comes from, so that a test can say which come. Thread-safe. */
@FunctionalInterface
public interface IdSource {

  /** Returns a new random UUID (version 4). */
  UUID next();

  /** Returns the source for production: {@link UUID#randomUUID()}. */
  static IdSource random() {
    return UUID::randomUUID;
  }
}
