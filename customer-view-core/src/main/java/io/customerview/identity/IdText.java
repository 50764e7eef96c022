package io.customerview.identity;

import io.customerview.shared.CodePointOrder;
import io.customerview.shared.RefusedException;
import java.util.Optional;
import java.util.UUID;

/**
 * An id as people type or paste it: a UUID in any of its forms, or the host's own opaque id.
 *
 * <p>A UUID is taken with or without hyphens, in braces, after {@code urn:uuid:}, in any case; its
 * key is 32 lower-case hex digits. Everything else is opaque: exact and case-sensitive, without the
 * blanks around it.
 *
 * <p>Immutable and thread-safe.
 */
public final class IdText implements Comparable<IdText> {

  /** The longest opaque id, in UTF-16 units. */
  public static final int LONGEST = 128;

  /** How many hex digits the first block of a UUID has: the fewest that are searched. */
  public static final int FIRST_BLOCK = 8;

  private static final int UUID_DIGITS = 32;
  private static final String URN = "urn:uuid:";

  private final String key;
  private final boolean uuid;

  private IdText(String key, boolean uuid) {
    this.key = key;
    this.uuid = uuid;
  }

  /**
   * Obtains an id from text.
   *
   * @throws RefusedException with an {@link IdentityRefusal} if the text is blank, longer than 128,
   *     or holds a control character
   */
  public static IdText parse(CharSequence text) {
    return tryParse(text).orElseThrow(() -> new RefusedException(refusalOf(text).orElseThrow()));
  }

  /** Obtains an id from text, or empty if {@link #parse} would refuse. */
  public static Optional<IdText> tryParse(CharSequence text) {
    if (refusalOf(text).isPresent()) {
      return Optional.empty();
    }
    String typed = Opaque.stripped(text);
    String digits = uuidDigits(typed);
    return Optional.of(
        digits.length() == UUID_DIGITS ? new IdText(digits, true) : new IdText(typed, false));
  }

  /** Returns why the text is not an id, or empty if it is one. */
  public static Optional<IdentityRefusal> refusalOf(CharSequence text) {
    if (text.length() > Compact.LONGEST) {
      return Optional.of(new IdentityRefusal.TooLong(IdentityKind.ID, LONGEST, text.length()));
    }
    Optional<IdentityRefusal> unseen = Opaque.refusalOfUnseen(IdentityKind.ID, text);
    if (unseen.isPresent()) {
      return unseen;
    }
    String typed = Opaque.stripped(text);
    int length = typed.codePointCount(0, typed.length());
    if (length == 0) {
      return Optional.of(new IdentityRefusal.Missing(IdentityKind.ID));
    }
    return length > LONGEST
        ? Optional.of(new IdentityRefusal.TooLong(IdentityKind.ID, LONGEST, length))
        : Optional.empty();
  }

  /** Returns the id of a UUID. */
  public static IdText of(UUID id) {
    return new IdText(uuidDigits(id.toString()), true);
  }

  /**
   * Returns the leading hex digits of a UUID that the text gives, in lower case: whole blocks where
   * it has hyphens ({@code 155372b3-2d17}), any 8 to 31 where it has none. Empty for anything else,
   * a whole UUID included.
   */
  public static Optional<String> leadingBlocks(CharSequence text) {
    if (text.length() > Compact.LONGEST) {
      return Optional.empty();
    }
    String typed = Opaque.stripped(text);
    int bare = hexRun(typed, 0);
    if (bare == typed.length()) {
      return bare >= FIRST_BLOCK && bare < UUID_DIGITS
          ? Optional.of(lower(typed))
          : Optional.empty();
    }
    String digits = hyphenated(typed);
    return digits.length() >= FIRST_BLOCK && digits.length() < UUID_DIGITS
        ? Optional.of(digits)
        : Optional.empty();
  }

  /** Returns the 32 digits of a whole UUID in any of its forms, or an empty text. */
  private static String uuidDigits(String typed) {
    String inner = typed;
    if (inner.length() > URN.length() && inner.regionMatches(true, 0, URN, 0, URN.length())) {
      inner = inner.substring(URN.length());
    } else if (inner.startsWith("{") && inner.endsWith("}")) {
      inner = inner.substring(1, inner.length() - 1);
    }
    if (inner.length() == UUID_DIGITS && hexRun(inner, 0) == UUID_DIGITS) {
      return lower(inner);
    }
    return inner.length() == 36 ? hyphenated(inner) : "";
  }

  /**
   * Returns the digits of whole blocks of 8, 4, 4, 4 and 12 with hyphens between, or an empty text.
   */
  private static String hyphenated(String typed) {
    StringBuilder digits = new StringBuilder(UUID_DIGITS);
    int start = 0;
    for (int block = 0; block < 5; block++) {
      int length = block == 0 ? 8 : block == 4 ? 12 : 4;
      if (hexRun(typed, start) != length) {
        return "";
      }
      digits.append(typed, start, start + length);
      start += length;
      if (start == typed.length()) {
        return lower(digits.toString());
      }
      if (typed.charAt(start) != '-') {
        return "";
      }
      start++;
      // A hyphen at the end closes the block before it, as when half of an id is copied.
      if (start == typed.length()) {
        return lower(digits.toString());
      }
    }
    return "";
  }

  private static int hexRun(String text, int start) {
    int end = start;
    while (end < text.length() && isHex(text.charAt(end))) {
      end++;
    }
    return end - start;
  }

  private static boolean isHex(char c) {
    return Compact.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static String lower(String hex) {
    StringBuilder lower = new StringBuilder(hex);
    for (int index = 0; index < lower.length(); index++) {
      char c = lower.charAt(index);
      if (Compact.isUpper(c)) {
        lower.setCharAt(index, (char) (c + 32));
      }
    }
    return lower.toString();
  }

  /** Returns whether the id is a UUID. */
  public boolean isUuid() {
    return uuid;
  }

  /** Returns the UUID, or empty for an opaque id. */
  public Optional<UUID> uuid() {
    return uuid ? Optional.of(UUID.fromString(formatted())) : Optional.empty();
  }

  /** Returns the key: 32 lower-case hex digits of a UUID, and an opaque id as it is. */
  public String compact() {
    return key;
  }

  /** Returns the canonical form of a UUID, and an opaque id as it is. */
  public String formatted() {
    return uuid
        ? key.substring(0, 8)
            + '-'
            + key.substring(8, 12)
            + '-'
            + key.substring(12, 16)
            + '-'
            + key.substring(16, 20)
            + '-'
            + key.substring(20)
        : key;
  }

  @Override
  public int compareTo(IdText other) {
    return CodePointOrder.compare(key, other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdText that && uuid == that.uuid && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /**
   * Returns a form that is safe to log: the UUID; of a host's id, which may be anything, its
   * length.
   */
  @Override
  public String toString() {
    return uuid ? formatted() : "IdText[" + key.length() + "]";
  }
}
