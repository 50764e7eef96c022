package io.customerview.contact;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/** Says reasons in three languages, from the bundle {@code io.customerview.Reasons}. */
final class ReasonMessages {

  private static final String BUNDLE = "io.customerview.Reasons";

  private ReasonMessages() {}

  static String of(Reason reason, Locale locale, ZoneId zone) {
    Locale language = language(locale);
    ResourceBundle bundle =
        ResourceBundle.getBundle(BUNDLE, language, ReasonMessages.class.getModule());
    Object[] words =
        reason.arguments().stream().map(value -> word(value, bundle, language, zone)).toArray();
    return new MessageFormat(bundle.getString("reason." + reason.code()), language).format(words);
  }

  private static Object word(Object value, ResourceBundle bundle, Locale language, ZoneId zone) {
    if (value instanceof Instant moment) {
      return DateTimeFormatter.ofPattern(bundle.getString("moment"), language)
          .format(moment.atZone(zone));
    }
    if (value instanceof Enum<?> one) {
      return bundle.getString(
          one.getDeclaringClass().getSimpleName() + '.' + Objects.requireNonNull(one.name()));
    }
    if (value instanceof MessageChannel channel) {
      String key = "MessageChannel." + channel.code();
      return bundle.containsKey(key) ? bundle.getString(key) : channel.code();
    }
    return value instanceof Purpose purpose ? purpose.code() : value;
  }

  private static Locale language(Locale locale) {
    return switch (locale.getLanguage()) {
      case "pt" -> Locale.forLanguageTag("pt-BR");
      case "es" -> Locale.forLanguageTag("es");
      default -> Locale.ENGLISH;
    };
  }
}
