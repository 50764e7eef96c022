package io.customerview.examples.mail;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of an HTML text, for those who read plain text: simple, and enough for simple mails.
 */
final class ReadableText {

  private static final Pattern UNSEEN = Pattern.compile("(?is)<(style|script|head)\\b.*?</\\1>");
  private static final Pattern LINK =
      Pattern.compile(
          "(?is)<a\\b[^>]*?\\bhref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))[^>]*>(.*?)</a>");
  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");
  private static final Pattern END = Pattern.compile("(?i)</(p|div|h[1-6]|li|tr|table)>");
  private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");
  private static final Pattern ENTITY =
      Pattern.compile("(?i)&(?:#(\\d{1,7})|#x([0-9a-f]{1,6})|(nbsp|quot|apos|lt|gt|amp));");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\x0B\\f\\r\\n]+");

  private ReadableText() {}

  static String of(String html) {
    String text = UNSEEN.matcher(html).replaceAll("");
    text = BLANKS.matcher(text).replaceAll(" ");
    text = LINK.matcher(text).replaceAll("$4: $1$2$3");
    text = BREAK.matcher(text).replaceAll("\n");
    text = END.matcher(text).replaceAll("\n\n");
    text = TAG.matcher(text).replaceAll("");
    text = ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found)));
    return text.replaceAll(" *\n *", "\n").replaceAll("\n{3,}", "\n\n").strip() + "\n";
  }

  /** What an entity stands for; one that stands for no character that is written stays. */
  private static String character(MatchResult found) {
    if (found.group(3) != null) {
      return switch (found.group(3).toLowerCase(Locale.ROOT)) {
        case "nbsp" -> " ";
        case "quot" -> "\"";
        case "apos" -> "'";
        case "lt" -> "<";
        case "gt" -> ">";
        default -> "&";
      };
    }
    int codePoint =
        found.group(1) != null
            ? Integer.parseInt(found.group(1))
            : Integer.parseInt(found.group(2), 16);
    return Character.isDefined(codePoint) && !Character.isISOControl(codePoint)
        ? Character.toString(codePoint)
        : found.group();
  }
}
