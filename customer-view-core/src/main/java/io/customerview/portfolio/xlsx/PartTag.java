package io.customerview.portfolio.xlsx;

import java.nio.charset.StandardCharsets;

/**
 * A tag of a part in XML, as an XML reader would take it apart: no sign in the value of an
 * attribute ends it. One is used for all tags of a part, one after the other.
 */
final class PartTag {

  private byte[] bytes = {};
  private int to;
  private int at;
  private byte first;
  private int nameFrom;
  private int nameTo;
  private boolean isPrefixed;
  private int valueFrom;
  private int valueTo;

  /** Goes to the tag that begins here, with the text behind it up to the next one. */
  void begin(byte[] from, int begin, int end) {
    bytes = from;
    to = end;
    first = begin + 1 < end ? from[begin + 1] : 0;
    at = begin + (isEnd() ? 2 : 1);
    readName();
  }

  boolean isEnd() {
    return first == '/';
  }

  /** Whether its first sign is this one, which is none of a name, whatever comes behind it. */
  boolean isSpecial(char sign) {
    return first == sign;
  }

  /** Whether the tag, or the attribute, has this name, whatever its prefix. */
  boolean isNamed(String name) {
    return isText(nameFrom, nameTo, name);
  }

  /** Goes to the next attribute; behind the last one, or what is none, there is no further one. */
  boolean nextAttribute() {
    skipBlanks();
    if (at >= to || bytes[at] == '>' || bytes[at] == '/' || bytes[at] == '?') {
      return false;
    }
    readName();
    skipBlanks();
    if (!isAt('=')) {
      at = to;
      return false;
    }
    at++;
    skipBlanks();
    if (!isAt('"') && !isAt('\'')) {
      at = to;
      return false;
    }
    readValue();
    return true;
  }

  /** Whether it ends itself; asked behind the last attribute. */
  boolean isEmpty() {
    return isAt('/');
  }

  boolean isPrefixed() {
    return isPrefixed;
  }

  boolean isValue(String text) {
    return isText(valueFrom, valueTo, text);
  }

  boolean valueHas(char sign) {
    for (int index = valueFrom; index < valueTo; index++) {
      if (bytes[index] == sign) {
        return true;
      }
    }
    return false;
  }

  int valueLength() {
    return valueTo - valueFrom;
  }

  byte valueAt(int index) {
    return bytes[valueFrom + index];
  }

  void skipAttributes() {
    while (nextAttribute()) {
      // goes behind the last one
    }
  }

  /** Where the text behind the tag begins; asked behind the last attribute. */
  int textFrom() {
    while (at < to && bytes[at] != '>') {
      at++;
    }
    return Math.min(at + 1, to);
  }

  String value() {
    return new String(bytes, valueFrom, valueTo - valueFrom, StandardCharsets.ISO_8859_1);
  }

  private void readName() {
    byte[] held = bytes;
    int end = to;
    int next = at;
    nameFrom = next;
    isPrefixed = false;
    while (next < end && !endsName(held[next])) {
      if (held[next] == ':') {
        nameFrom = next + 1;
        isPrefixed = true;
      }
      next++;
    }
    at = next;
    nameTo = next;
  }

  private static boolean endsName(byte next) {
    return next == '>' || next == '=' || next == '/' || isBlank(next);
  }

  private void readValue() {
    byte quote = bytes[at];
    at++;
    valueFrom = at;
    while (at < to && bytes[at] != quote) {
      at++;
    }
    valueTo = at;
    at = Math.min(at + 1, to);
  }

  private void skipBlanks() {
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
  }

  private boolean isAt(char sign) {
    return at < to && bytes[at] == sign;
  }

  private boolean isText(int from, int end, String text) {
    if (end - from != text.length()) {
      return false;
    }
    for (int index = 0; index < text.length(); index++) {
      if (bytes[from + index] != text.charAt(index)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlank(byte next) {
    return next == ' ' || next == '\t' || next == '\n' || next == '\r';
  }
}
