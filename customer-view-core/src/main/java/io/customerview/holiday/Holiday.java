package io.customerview.holiday;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A public holiday of one year. Immutable.
 *
 * @param day the day off: where the law moves a holiday to another day, that one
 * @param key what the holiday is called whatever the year and language, such as {@code
 *     christian.CARNIVAL}
 * @param name what people call it
 */
public record Holiday(LocalDate day, String key, String name) {

  public Holiday {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(name, "name");
  }
}
