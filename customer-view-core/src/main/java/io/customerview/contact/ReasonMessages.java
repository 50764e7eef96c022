package io.customerview.contact;

import io.customerview.shared.Wording;
import java.text.MessageFormat;
import java.time.ZoneId;
import java.util.Locale;
import java.util.ResourceBundle;

/** Says reasons in three languages, from the bundle {@code io.customerview.Reasons}. */
final class ReasonMessages {

  private static final String BUNDLE = "io.customerview.Reasons";

  private ReasonMessages() {}

  static String of(Reason reason, Locale locale, ZoneId zone) {
    Wording wording = Wording.of(locale);
    ResourceBundle bundle =
        ResourceBundle.getBundle(BUNDLE, wording.language(), ReasonMessages.class.getModule());
    Object[] words = reason.arguments().stream().map(value -> wording.say(value, zone)).toArray();
    return new MessageFormat(bundle.getString("reason." + reason.code()), wording.language())
        .format(words);
  }
}
