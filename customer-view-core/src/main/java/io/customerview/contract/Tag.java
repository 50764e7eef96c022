package io.customerview.contract;

import io.customerview.identity.FoldedText;
import io.customerview.shared.CleanText;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.CommonRefusal.TextMissing;
import io.customerview.shared.CommonRefusal.TextTooLong;
import io.customerview.shared.RefusedException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A tag of a contract, such as {@code Plano Ouro}: a text of the host's, kept as it came and
 * compared by its {@linkplain #key() key}.
 *
 * <p>The key folds case, accents and blanks and keeps the punctuation (SEG-4): {@code PLANO ouro}
 * has the same one, {@code C++} and {@code C} differ. Text and key have 1 to {@value #LONGEST} code
 * points each.
 *
 * <p>Immutable and thread-safe. Ordered by key, then by text.
 */
public final class Tag implements Comparable<Tag> {

  /** The longest tag, in code points. */
  public static final int LONGEST = 128;

  private static final String FIELD = "tag";
  private static final Comparator<Tag> ORDER =
      Comparator.comparing(Tag::key, CodePointOrder::compare)
          .thenComparing(Tag::text, CodePointOrder::compare);

  private final String text;
  private final String key;

  private Tag(String text, String key) {
    this.text = text;
    this.key = key;
  }

  /**
   * Obtains a tag from its text.
   *
   * @throws RefusedException with {@link io.customerview.shared.CommonRefusal} if the text is
   *     blank, too long, or holds a control character
   */
  public static Tag of(String text) {
    String clean = CleanText.required(FIELD, text, LONGEST);
    String key = FoldedText.withPunctuation(clean);
    if (key.isEmpty()) {
      throw new RefusedException(new TextMissing(FIELD)); // nothing that can be seen
    }
    // Folding takes ligatures apart, so a key can be longer than its text.
    int length = key.codePointCount(0, key.length());
    if (length > LONGEST) {
      throw new RefusedException(new TextTooLong(FIELD, LONGEST, length));
    }
    return new Tag(clean, key);
  }

  /** Returns the text as the host gave it. */
  public String text() {
    return text;
  }

  /** Returns the folded text, which is what tags are compared by. */
  public String key() {
    return key;
  }

  @Override
  public int compareTo(Tag other) {
    return ORDER.compare(this, other);
  }

  /**
   * Two tags are equal when their texts are: {@code Ouro} and {@code ouro} share their key only.
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tag that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
