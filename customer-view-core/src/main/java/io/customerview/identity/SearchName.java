package io.customerview.identity;

import io.customerview.identity.FoldedText.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A name as it is searched: its words and their aliases, and which name of the customer it is.
 *
 * @param field which name
 * @param words the words, in their order
 */
public record SearchName(SearchField field, List<Token> words) {

  private static final char ALIAS = '\'';

  public SearchName {
    Objects.requireNonNull(field, "field");
    words = List.copyOf(words);
  }

  /** Obtains the name of a folded text. */
  public static SearchName of(SearchField field, FoldedText folded) {
    return new SearchName(field, folded.tokens());
  }

  /** Obtains a name from its {@linkplain #annotated() annotated} words. */
  public static SearchName ofAnnotated(SearchField field, String annotated) {
    List<Token> words = new ArrayList<>();
    for (int start = 0; start < annotated.length(); ) {
      int end = annotated.indexOf(' ', start);
      end = end < 0 ? annotated.length() : end;
      words.add(word(annotated.substring(start, end)));
      start = end + 1;
    }
    return new SearchName(field, words);
  }

  private static Token word(String annotated) {
    int first = annotated.indexOf(ALIAS);
    if (first < 0) {
      return new Token(annotated, List.of());
    }
    List<String> aliases = new ArrayList<>();
    for (int start = first + 1; start <= annotated.length(); ) {
      int end = annotated.indexOf(ALIAS, start);
      end = end < 0 ? annotated.length() : end;
      aliases.add(annotated.substring(start, end));
      start = end + 1;
    }
    return new Token(annotated.substring(0, first), aliases);
  }

  /** Returns the words with one blank between them, without aliases. */
  public String key() {
    StringBuilder key = new StringBuilder();
    for (Token word : words) {
      key.append(key.isEmpty() ? "" : " ").append(word.text());
    }
    return key.toString();
  }

  /** Returns the words with their aliases, as one text: {@code rui davelar'd'avelar}. */
  public String annotated() {
    StringBuilder text = new StringBuilder();
    for (Token word : words) {
      text.append(text.isEmpty() ? "" : " ").append(word.text());
      for (String alias : word.aliases()) {
        text.append(ALIAS).append(alias);
      }
    }
    return text.toString();
  }

  /**
   * Returns the words that can decide a match: all but particles, or all if there are no others.
   */
  public List<Token> decidingWords() {
    List<Token> deciding = words.stream().filter(word -> !word.isParticle()).toList();
    return deciding.isEmpty() ? words : deciding;
  }

  /**
   * Returns what a word can be found by: itself, and those of its aliases that are no particles.
   */
  public static List<String> forms(Token word) {
    if (word.aliases().isEmpty()) {
      return List.of(word.text());
    }
    List<String> forms = new ArrayList<>();
    forms.add(word.text());
    for (String alias : word.aliases()) {
      if (!new Token(alias, List.of()).isParticle()) {
        forms.add(alias);
      }
    }
    return forms;
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "SearchName[" + field + ", " + words.size() + "]";
  }
}
