package io.customerview.examples.mail;

import java.util.regex.Pattern;

/**
 * The words of an HTML text, for those who read plain text: simple, and enough for simple mails.
 */
final class ReadableText {

  private static final Pattern UNSEEN = Pattern.compile("(?is)<(style|script|head)\\b.*?</\\1>");
  private static final Pattern LINK =
      Pattern.compile("(?is)<a\\b[^>]*?href=\"([^\"]*)\"[^>]*>(.*?)</a>");
  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");
  private static final Pattern END = Pattern.compile("(?i)</(p|div|h[1-6]|li|tr|table)>");
  private static final Pattern TAG = Pattern.compile("(?s)<[^>]*>");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\x0B\\f\\r\\n]+");

  private ReadableText() {}

  static String of(String html) {
    String text = UNSEEN.matcher(html).replaceAll("");
    text = BLANKS.matcher(text).replaceAll(" ");
    text = LINK.matcher(text).replaceAll("$2: $1");
    text = BREAK.matcher(text).replaceAll("\n");
    text = END.matcher(text).replaceAll("\n\n");
    text = TAG.matcher(text).replaceAll("");
    text =
        text.replace("&nbsp;", " ")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
    return text.replaceAll(" *\n *", "\n").replaceAll("\n{3,}", "\n\n").strip() + "\n";
  }
}
