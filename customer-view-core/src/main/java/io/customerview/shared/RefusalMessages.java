package io.customerview.shared;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Finds the message of a refusal in the resource bundles of the module that declares it. */
final class RefusalMessages {

  private static final String BUNDLE = "Refusals";

  private RefusalMessages() {}

  static String of(Refusal refusal, Locale locale) {
    Locale language = language(locale);
    ResourceBundle bundle = bundle(refusal, language);
    return new MessageFormat(bundle.getString(refusal.code()), language)
        .format(refusal.arguments().toArray());
  }

  /** Returns the language in which we speak to this locale. */
  static Locale language(Locale locale) {
    return switch (locale.getLanguage()) {
      case "pt" -> Locale.forLanguageTag("pt-BR");
      case "es" -> Locale.forLanguageTag("es");
      default -> Locale.ENGLISH;
    };
  }

  /**
   * Every module keeps its messages in its root package: {@code io.customerview}, {@code
   * io.customerview.segmentation}.
   */
  private static ResourceBundle bundle(Refusal refusal, Locale language) {
    Module module = refusal.getClass().getModule();
    String root = module.isNamed() ? module.getName() : refusal.getClass().getPackageName();
    String base =
        root.startsWith("io.customerview.segmentation")
            ? "io.customerview.segmentation."
            : "io.customerview.";
    return ResourceBundle.getBundle(base + BUNDLE, language, module);
  }
}
