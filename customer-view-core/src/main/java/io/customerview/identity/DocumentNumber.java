package io.customerview.identity;

import io.customerview.shared.CodePointOrder;
import io.customerview.shared.RefusedException;
import java.util.Optional;

/**
 * The number of a document that was sent, such as {@code 09965982000120} or {@code NF-2024/001}:
 * opaque, so that nothing is right or wrong about it.
 *
 * <p>Two numbers are the same when they are after NFKC without white space, {@code . - / ( ) +},
 * dashes and case. Leading zeros count, and so does every other character. Control and
 * bidirectional characters are refused.
 *
 * <p>Immutable and thread-safe.
 */
public final class DocumentNumber implements Comparable<DocumentNumber> {

  /** The most characters of the compact form, in UTF-16 units. */
  public static final int LONGEST = 128;

  private final String key;
  private final String typed;

  private DocumentNumber(String key, String typed) {
    this.key = key;
    this.typed = typed;
  }

  /**
   * Obtains a document number from text.
   *
   * @throws RefusedException with an {@link IdentityRefusal} if the text has no number, is too
   *     long, or holds a control character
   */
  public static DocumentNumber parse(CharSequence text) {
    return tryParse(text).orElseThrow(() -> new RefusedException(refusalOf(text).orElseThrow()));
  }

  /** Obtains a document number from text, or empty if {@link #parse} would refuse. */
  public static Optional<DocumentNumber> tryParse(CharSequence text) {
    return refusalOf(text).isPresent()
        ? Optional.empty()
        : Optional.of(new DocumentNumber(Compact.of(text).text(), Opaque.stripped(text)));
  }

  /** Returns why the text is not a document number, or empty if it is one. */
  public static Optional<IdentityRefusal> refusalOf(CharSequence text) {
    return Opaque.refusalOf(IdentityKind.DOCUMENT_NUMBER, text, LONGEST);
  }

  /** Returns the form that is compared and searched, such as {@code NF2024001}. */
  public String compact() {
    return key;
  }

  /** Returns the number as it was given, without blanks around it. */
  public String formatted() {
    return typed;
  }

  @Override
  public int compareTo(DocumentNumber other) {
    return CodePointOrder.compare(key, other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DocumentNumber that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /** Returns a form that is safe to log: how long the number is. */
  @Override
  public String toString() {
    return "DocumentNumber[" + key.length() + "]";
  }
}
