package io.customerview.search;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What search tells people, in English, Portuguese and Spanish. */
final class SearchTexts {

  private SearchTexts() {}

  static String text(String key, Locale locale, Object... arguments) {
    Locale language =
        switch (locale.getLanguage()) {
          case "pt" -> Locale.forLanguageTag("pt-BR");
          case "es" -> Locale.forLanguageTag("es");
          default -> Locale.ENGLISH;
        };
    ResourceBundle texts =
        ResourceBundle.getBundle("io.customerview.Search", language, SearchTexts.class.getModule());
    return new MessageFormat(texts.getString(key), language).format(arguments);
  }
}
