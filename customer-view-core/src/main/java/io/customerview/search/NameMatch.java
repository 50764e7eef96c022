package io.customerview.search;

import io.customerview.customer.Party;
import io.customerview.identity.FoldedText;
import io.customerview.identity.IdentityKind;
import io.customerview.identity.IdentityRefusal.Missing;
import io.customerview.identity.IdentityRefusal.TooLong;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchName;
import io.customerview.shared.RefusedException;
import java.util.List;
import java.util.Set;

/**
 * Whether a name meets a text, for lists that have an order of their own (BAS-3): yes, where the
 * search by name would find it by whole words or by the starts of words (tiers 0 to 3), and no
 * where it is only similar. Particles decide nothing, unless the text has nothing else.
 *
 * <p>Immutable and thread-safe.
 */
public final class NameMatch {

  private static final Set<Integer> TIERS = Set.of(2, 3);

  private final NameQuery query;

  private NameMatch(NameQuery query) {
    this.query = query;
  }

  /**
   * A word of the text.
   *
   * @param text the word, folded
   * @param whole whether a word of the name must be the same; else it may be longer
   */
  public record Word(String text, boolean whole) {
    @Override
    public String toString() {
      return "Word[" + text.length() + "]";
    }
  }

  /**
   * Reads a text.
   *
   * @throws RefusedException with {@link io.customerview.identity.IdentityRefusal} if there is no
   *     letter and no digit in it, or if it has more than {@value CustomerQuery#LONGEST} code
   *     points
   */
  public static NameMatch of(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > CustomerQuery.LONGEST) {
      throw new RefusedException(new TooLong(IdentityKind.TEXT, CustomerQuery.LONGEST, length));
    }
    FoldedText folded = FoldedText.of(text);
    if (folded.isEmpty()) {
      throw new RefusedException(new Missing(IdentityKind.TEXT));
    }
    return new NameMatch(new NameQuery(folded, TIERS));
  }

  /** Returns the folded text: two texts with one key ask for the same names. */
  public String key() {
    return query.key();
  }

  /** Returns the words that a name must have, each once: what an index looks for. */
  public List<Word> words() {
    boolean whole = !query.hasTier(3);
    return query.deciding().stream().map(word -> new Word(word, whole)).toList();
  }

  /** Returns whether one of the names of a customer meets the text. */
  public boolean matches(Party party) {
    return party.names().stream()
        .anyMatch(
            name ->
                query.tier(SearchName.of(SearchField.FULL_NAME, FoldedText.of(name)))
                    != KindQuery.NONE);
  }

  @Override
  public String toString() {
    return "NameMatch[" + query.deciding().size() + "]";
  }
}
