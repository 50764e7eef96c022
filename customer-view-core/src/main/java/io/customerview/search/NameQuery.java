package io.customerview.search;

import io.customerview.identity.FoldedText;
import io.customerview.identity.FoldedText.Token;
import io.customerview.identity.SearchEntries;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How well a name meets the words of a query (SRCH-3). Tier 0: it is the same. 1: it starts with
 * the query, and a word ends there. 2: it has every word of the query. 3: every word of the query
 * is the start, of two letters or more, of another word of it. 4: it has half of the words of the
 * query or more.
 *
 * <p>Particles decide nothing in tiers 2 to 4, in the query as in the name, unless there is nothing
 * else. A word of a name may be met by its aliases; those of the query's own words are not tried. A
 * word that the query repeats counts once in tiers 2 and 4, and asks for two words in tier 3.
 */
final class NameQuery {

  private static final int SHORTEST_START = 2;

  private final String key;
  private final List<Token> words;
  private final List<String> starts;
  private final List<String> deciding;
  private final Set<Integer> tiers;

  NameQuery(FoldedText text, Set<Integer> tiers) {
    SearchName name = SearchName.of(SearchField.FULL_NAME, text);
    this.key = text.key();
    this.words = text.tokens();
    this.starts = name.decidingWords().stream().map(Token::text).toList();
    this.deciding = List.copyOf(new LinkedHashSet<>(starts));
    this.tiers = tiers;
  }

  String key() {
    return key;
  }

  List<Token> words() {
    return words;
  }

  /** Returns the words that decide, as often as they stand in the query. */
  List<String> starts() {
    return starts;
  }

  /** Returns the words that decide, each once. */
  List<String> deciding() {
    return deciding;
  }

  boolean hasTier(int tier) {
    return tiers.contains(tier)
        && switch (tier) {
          case 3 -> starts.stream().allMatch(NameQuery::isLongEnough);
          case 4 -> deciding.size() > 1;
          default -> true;
        };
  }

  private static boolean isLongEnough(String word) {
    return word.codePointCount(0, word.length()) >= SHORTEST_START;
  }

  /** Returns how many of the deciding words make a name similar. */
  int half() {
    return (deciding.size() + 1) / 2;
  }

  int tierOfKey(SearchKey searched) {
    return searched.field().isName()
        ? tier(SearchName.ofAnnotated(searched.field(), searched.key()))
        : KindQuery.NONE;
  }

  int tier(SearchName name) {
    String other = name.key();
    if (hasTier(0) && other.equals(key)) {
      return 0;
    }
    if (hasTier(1) && other.startsWith(key + ' ')) {
      return 1;
    }
    List<List<String>> forms = name.decidingWords().stream().map(SearchName::forms).toList();
    long met = deciding.stream().filter(word -> has(forms, word)).count();
    if (hasTier(2) && met == deciding.size()) {
      return 2;
    }
    if (hasTier(3) && startsAll(forms)) {
      return 3;
    }
    return hasTier(4) && met >= half() ? 4 : KindQuery.NONE;
  }

  private static boolean has(List<List<String>> forms, String word) {
    for (List<String> one : forms) {
      if (one.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether every word of the query starts another word of the name: a matching. */
  private boolean startsAll(List<List<String>> forms) {
    if (starts.size() > forms.size()) {
      return false;
    }
    int[] takenBy = new int[forms.size()];
    Arrays.fill(takenBy, -1);
    for (int word = 0; word < starts.size(); word++) {
      if (!place(word, forms, takenBy, new boolean[forms.size()])) {
        return false;
      }
    }
    return true;
  }

  private boolean place(int word, List<List<String>> forms, int[] takenBy, boolean[] tried) {
    for (int other = 0; other < takenBy.length; other++) {
      if (!tried[other] && startsOne(starts.get(word), forms.get(other))) {
        tried[other] = true;
        if (takenBy[other] < 0 || place(takenBy[other], forms, takenBy, tried)) {
          takenBy[other] = word;
          return true;
        }
      }
    }
    return false;
  }

  private static boolean startsOne(String start, List<String> forms) {
    for (String form : forms) {
      if (form.startsWith(start)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the words that are likely to be the rarest: the longest ones. */
  static List<String> longest(List<String> words, int count) {
    List<String> sorted = new ArrayList<>(words);
    sorted.sort((one, other) -> Integer.compare(other.length(), one.length()));
    return sorted.subList(0, Math.min(count, sorted.size()));
  }

  static String wordKey(String word) {
    return SearchEntries.cut(word, SearchEntries.LONGEST_KEY);
  }
}
