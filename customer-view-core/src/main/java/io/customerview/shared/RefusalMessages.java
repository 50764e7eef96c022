package io.customerview.shared;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Finds the message of a refusal in the resource bundles of the module that declares it. */
final class RefusalMessages {

  private static final String BUNDLE = "Refusals";

  private RefusalMessages() {}

  static String of(Refusal refusal, Locale locale) {
    Wording wording = Wording.of(locale);
    ResourceBundle bundle = bundle(refusal, wording.language());
    if (bundle == null || !bundle.containsKey(refusal.code())) {
      return refusal.code(); // a host's own: never another failure in its place
    }
    return new MessageFormat(bundle.getString(refusal.code()), wording.language())
        .format(refusal.arguments().stream().map(wording::say).toArray());
  }

  /**
   * Every module keeps its messages in its root package: {@code io.customerview}, {@code
   * io.customerview.segmentation}.
   */
  private static @Nullable ResourceBundle bundle(Refusal refusal, Locale language) {
    Module module = refusal.getClass().getModule();
    String root = module.isNamed() ? module.getName() : refusal.getClass().getPackageName();
    String base =
        root.startsWith("io.customerview.segmentation")
            ? "io.customerview.segmentation."
            : "io.customerview.";
    try {
      return ResourceBundle.getBundle(base + BUNDLE, language, module);
    } catch (MissingResourceException none) {
      return null;
    }
  }
}
