package io.customerview.merge;

import io.customerview.identity.SearchEntries;
import io.customerview.identity.SearchList;
import io.customerview.search.SearchIndex;
import io.customerview.search.SearchIndex.Length;
import io.customerview.search.SearchIndex.ListKey;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of the base so far, of which no more is kept than is worth it: how many customers
 * there are, how many of them have a word or a domain, and which blocks are too large.
 *
 * <p>Not thread-safe.
 */
final class Known {

  /** Rarity is told from no fewer customers than this: of a few, nothing is common. */
  static final int FEWEST_CUSTOMERS = 100_000;

  /** How often a word is counted at most: what is more frequent tells as little. */
  static final int MOST_COUNTED = 65_536;

  /** What a word is worth that was counted to the end. */
  private static final double MOST_COMMON = 3;

  private static final double LEAST = 1;
  private static final int MOST_KEPT = 200_000;

  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Integer> domains = new HashMap<>();
  private final Map<String, String> sounds = new HashMap<>();
  private final Set<Block> tooLarge = new HashSet<>();
  private final double customers;
  private SweepEffort effort = SweepEffort.NONE;

  /**
   * @param customers how many customers there are
   */
  Known(long customers) {
    this.customers = Math.max(customers, FEWEST_CUSTOMERS);
  }

  /** Forgets what has become too much. */
  void tidy() {
    for (Map<String, ?> read : List.of(words, domains, sounds)) {
      if (read.size() > MOST_KEPT) {
        read.clear();
      }
    }
    if (tooLarge.size() > MOST_KEPT) {
      tooLarge.clear();
    }
  }

  /** Returns the binary logarithm of how many customers there are. */
  double size() {
    return Comparison.log2(customers);
  }

  SweepEffort effort() {
    return effort;
  }

  void took(SweepEffort more) {
    effort = effort.plus(more);
  }

  boolean isTooLarge(Block block) {
    return tooLarge.contains(block);
  }

  void tooLarge(Block block) {
    tooLarge.add(block);
  }

  /** Counts the customers with these words, of those that were not counted yet. */
  void countWords(SearchIndex index, UnitOfWork work, Collection<String> asked) {
    count(
        index,
        work,
        asked,
        words,
        word -> new ListKey(SearchList.WORD, SearchEntries.cut(word, SearchEntries.LONGEST_KEY)));
  }

  /** Counts the e-mail addresses of these domains, of those that were not counted yet. */
  void countDomains(SearchIndex index, UnitOfWork work, Collection<String> asked) {
    count(index, work, asked, domains, domain -> new ListKey(SearchList.EMAIL_DOMAIN, domain));
  }

  private static void count(
      SearchIndex index,
      UnitOfWork work,
      Collection<String> asked,
      Map<String, Integer> counted,
      Function<String, ListKey> key) {
    List<String> unknown =
        asked.stream().filter(one -> !counted.containsKey(one)).distinct().toList();
    if (unknown.isEmpty()) {
      return;
    }
    List<Length> lengths = index.count(work, unknown.stream().map(key).toList(), MOST_COUNTED);
    for (int at = 0; at < unknown.size(); at++) {
      counted.put(unknown.get(at), lengths.get(at).entries());
    }
  }

  /** Returns how a word sounds. */
  String sound(String word) {
    return sounds.computeIfAbsent(word, Spelling::sound);
  }

  /**
   * Returns what it is worth that two customers have a word in common: the binary logarithm of how
   * many have to be asked until one has it. A word that was not counted is one that nobody has.
   */
  double worth(String word) {
    return worth(words.getOrDefault(word, 1));
  }

  /** Returns the same of the domain of an e-mail address. */
  double worthOfDomain(String domain) {
    return worth(domains.getOrDefault(domain, 1));
  }

  private double worth(int count) {
    return count >= MOST_COUNTED
        ? MOST_COMMON
        : Math.max(LEAST, Comparison.log2(customers / Math.max(1, count)));
  }
}
