package io.customerview.examples.quickstart.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the program says, in one language. Immutable and thread-safe. */
public final class Texts {

  private static final String BUNDLE = Texts.class.getName();

  private final Locale locale;
  private final ResourceBundle bundle;

  private Texts(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * Returns the texts in Portuguese or Spanish where that is the locale's language, else English.
   */
  public static Texts in(Locale locale) {
    return switch (locale.getLanguage()) {
      case "pt" -> new Texts(Locale.forLanguageTag("pt-BR"));
      case "es" -> new Texts(Locale.forLanguageTag("es"));
      default -> new Texts(Locale.ENGLISH);
    };
  }

  /** Returns the language, for whatever else speaks: the refusals of the library. */
  public Locale locale() {
    return locale;
  }

  /** Returns a text with its places filled. */
  public String get(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }
}
