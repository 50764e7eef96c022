package io.customerview.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/**
 * How a value is said in a message for people, in English, Portuguese or Spanish: a day and a
 * moment as the language writes them, an enum, a channel or the name of a field by its word, and
 * whatever else as it is. The words stand in the bundle {@code io.customerview.Words}. Immutable
 * and thread-safe.
 */
public final class Wording {

  private static final String BUNDLE = "io.customerview.Words";

  private final Locale language;
  private final ResourceBundle words;

  private Wording(Locale language) {
    this.language = language;
    this.words = ResourceBundle.getBundle(BUNDLE, language, Wording.class.getModule());
  }

  /** Returns how we speak to this locale. */
  public static Wording of(Locale locale) {
    return new Wording(language(locale));
  }

  private static Locale language(Locale locale) {
    return switch (locale.getLanguage()) {
      case "pt" -> Locale.forLanguageTag("pt-BR");
      case "es" -> Locale.forLanguageTag("es");
      default -> Locale.ENGLISH;
    };
  }

  /** Returns the language: English where there is no other. */
  public Locale language() {
    return language;
  }

  /** Says a value; a moment as UTC has it, and says so. */
  public Object say(Object value) {
    return value instanceof Instant moment
        ? say(moment, ZoneOffset.UTC) + " UTC"
        : say(value, ZoneOffset.UTC);
  }

  /** Says a value; a moment as the clocks of a zone have it. */
  public Object say(Object value, ZoneId zone) {
    if (value instanceof Instant moment) {
      return format("moment").format(moment.atZone(zone));
    }
    if (value instanceof LocalDateTime moment) {
      return format("moment").format(moment);
    }
    if (value instanceof LocalDate day) {
      return format("day").format(day);
    }
    String key = key(value);
    return words.containsKey(key) ? words.getString(key) : value;
  }

  private DateTimeFormatter format(String key) {
    return DateTimeFormatter.ofPattern(words.getString(key), language);
  }

  /** Returns the name of a class with those that it lies in, as its package calls it. */
  private static String name(Class<?> type) {
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  private static String key(Object value) {
    if (value instanceof FieldName field) {
      return "field." + field.name();
    }
    return value instanceof Enum<?> one
        ? name(one.getDeclaringClass()) + '.' + Objects.requireNonNull(one.name())
        : name(value.getClass()) + '.' + value;
  }
}
