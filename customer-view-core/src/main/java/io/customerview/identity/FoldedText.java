package io.customerview.identity;

import io.customerview.shared.CodePointOrder;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A name as it is searched: without case, accents, punctuation and double blanks, in words.
 *
 * <p>{@code José D’Avelar} and {@code JOSE D'AVELAR} both have the key {@code jose davelar}. The
 * steps, in this order: NFKC, without format characters; lower case; NFD, without combining marks;
 * letters that do not decompose ({@code ł ø đ ð þ ß æ œ ı ħ ŧ ŋ ĸ}); apostrophes removed without a
 * gap; anything else that is neither letter nor digit a blank. Letters of other scripts stay,
 * nothing is transliterated, nothing is stemmed. Hangul, which the third step takes apart, is put
 * together again at the end.
 *
 * <p>An acute accent or grave accent that stands alone is an apostrophe. The folded text is for
 * keys only: show and sort what was typed. Folding a key gives the same key.
 *
 * <p>Immutable and thread-safe.
 */
public final class FoldedText implements Comparable<FoldedText> {

  /** The longest text that is folded, in UTF-16 units; longer ones are refused before any work. */
  public static final int LONGEST = 4096;

  /** Words that never decide a match by themselves. They stay in the key. */
  private static final Set<String> PARTICLES =
      Set.of("da", "das", "de", "di", "do", "dos", "e", "d", "del", "la", "las", "los", "y");

  /**
   * A word of a folded text.
   *
   * @param text the word, such as {@code davelar}
   * @param aliases the parts that apostrophes stood between, such as {@code d} and {@code avelar},
   *     and none where there were no apostrophes
   */
  public record Token(String text, List<String> aliases) {

    public Token {
      aliases = List.copyOf(aliases);
    }

    /** Returns whether the word is a particle, such as {@code de}, which never decides a match. */
    public boolean isParticle() {
      return PARTICLES.contains(text);
    }

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "Token[" + text.length() + "]";
    }
  }

  private final String key;
  private final List<Token> tokens;

  private FoldedText(String key, List<Token> tokens) {
    this.key = key;
    this.tokens = tokens;
  }

  /**
   * Folds a text. A text of nothing but blanks and punctuation gives an {@linkplain #isEmpty empty}
   * one.
   *
   * @throws RefusedException with {@link IdentityRefusal.TooLong} if the text is longer than {@link
   *     #LONGEST}
   */
  public static FoldedText of(CharSequence text) {
    refuseTooLong(text);
    return words(Folding.letters(text));
  }

  /** Folds a text, or returns empty if it is longer than {@link #LONGEST}. */
  public static Optional<FoldedText> tryOf(CharSequence text) {
    return refusalOf(text).isPresent() ? Optional.empty() : Optional.of(of(text));
  }

  /** Returns why the text can't be folded, or empty if it can. */
  public static Optional<IdentityRefusal> refusalOf(CharSequence text) {
    return text.length() > LONGEST
        ? Optional.of(new IdentityRefusal.TooLong(IdentityKind.TEXT, LONGEST, text.length()))
        : Optional.empty();
  }

  /**
   * Folds case, accents and blanks and keeps the punctuation, so that {@code C++} is not {@code C}
   * (SEG-4): the first four steps, then every run of blanks and controls as one blank, none around.
   *
   * @throws RefusedException as {@link #of}
   */
  public static String withPunctuation(CharSequence text) {
    refuseTooLong(text);
    return Folding.withPunctuation(text);
  }

  private static void refuseTooLong(CharSequence text) {
    refusalOf(text)
        .ifPresent(
            refusal -> {
              throw new RefusedException(refusal);
            });
  }

  static FoldedText words(String letters) {
    StringBuilder key = new StringBuilder(letters.length());
    List<Token> tokens = new ArrayList<>(4);
    int wordStart = 0;
    List<Integer> cuts = List.of();
    for (int index = 0; index < letters.length(); ) {
      int codePoint = letters.codePointAt(index);
      index += Character.charCount(codePoint);
      if (Folding.isApostrophe(codePoint)) {
        cuts = cuts.isEmpty() ? new ArrayList<>() : cuts;
        cuts.add(key.length());
      } else if (Character.isLetterOrDigit(codePoint)) {
        key.appendCodePoint(codePoint);
      } else {
        if (key.length() > wordStart) {
          tokens.add(token(key, wordStart, cuts));
          key.append(' ');
          wordStart = key.length();
        }
        cuts = List.of();
      }
    }
    if (key.length() > wordStart) {
      tokens.add(token(key, wordStart, cuts));
    } else if (wordStart > 0) {
      key.setLength(wordStart - 1);
    }
    return new FoldedText(Folding.composed(key), List.copyOf(tokens));
  }

  private static Token token(StringBuilder key, int start, List<Integer> cuts) {
    String text = Folding.composed(key.substring(start));
    if (cuts.isEmpty()) {
      return new Token(text, List.of());
    }
    List<String> aliases = new ArrayList<>(cuts.size() + 1);
    int from = start;
    for (int cut : cuts) {
      if (cut > from) {
        aliases.add(Folding.composed(key.substring(from, cut)));
        from = cut;
      }
    }
    if (key.length() > from) {
      aliases.add(Folding.composed(key.substring(from)));
    }
    return new Token(text, aliases.size() > 1 ? aliases : List.of());
  }

  /** Returns the words with one blank between them: what is stored and compared. */
  public String key() {
    return key;
  }

  /** Returns the words in their order. */
  public List<Token> tokens() {
    return tokens;
  }

  /** Returns whether nothing is left: no letter and no digit. */
  public boolean isEmpty() {
    return tokens.isEmpty();
  }

  @Override
  public int compareTo(FoldedText other) {
    return CodePointOrder.compare(key, other.key);
  }

  /** Two folded texts are equal when their keys are, apostrophes or not. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FoldedText that && key.equals(that.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /** Returns a form that is safe to log: how many words there are. */
  @Override
  public String toString() {
    return "FoldedText[" + tokens.size() + "]";
  }
}
