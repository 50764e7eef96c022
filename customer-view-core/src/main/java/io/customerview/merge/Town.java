package io.customerview.merge;

import java.util.Optional;

/**
 * A city, by the keys of its name and its state.
 *
 * @param state empty where a registration names none
 */
record Town(String city, Optional<String> state) {
  @Override
  public String toString() {
    return "Town";
  }
}
