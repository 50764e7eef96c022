package io.customerview.shared;

import java.util.List;
import java.util.Locale;

/**
 * Why something was refused, as a value: a stable code, typed fields, and a message in three
 * languages.
 *
 * <p>Every package has a sealed family of refusals, each a record whose components are the typed
 * fields. A component never holds personal data, so a refusal can be logged and shown as it is.
 *
 * <p>A host that has use cases of its own may have refusals of its own: it overrides {@link
 * #message}, since the texts of a code are looked for in this library only. Where there is none the
 * message is the code.
 */
public interface Refusal {

  /**
   * Returns the code, such as {@code contact.primary_not_released}; it never changes between
   * releases.
   */
  String code();

  /**
   * Returns what stands in the message's places, in order; none by default. Values, enums and
   * numbers, never personal data.
   */
  default List<Object> arguments() {
    return List.of();
  }

  /**
   * Returns the message for people, in Portuguese or Spanish where that is the locale's language
   * and else in English. It says what was expected, and what to do.
   */
  default String message(Locale locale) {
    return RefusalMessages.of(this, locale);
  }
}
