package io.customerview.merge;

import io.customerview.customer.Customers;
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

  /** Of a country of fewer customers than this, nothing is common. */
  private static final double FEWEST_OF_COUNTRY = 1_000;

  private static final double MOST_OF_TOWN = 8;
  private static final double OF_FEW_FAMILIES = 0.5;

  private static final int MOST_KEPT = 200_000;

  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Integer> domains = new HashMap<>();
  private final Map<String, Integer> countries = new HashMap<>();
  private final Map<Town, Integer> towns = new HashMap<>();
  private final Map<String, String> sounds = new HashMap<>();
  private final Set<Block> tooLarge = new HashSet<>();
  private final double customers;
  private final double counted;
  private SweepEffort effort = SweepEffort.NONE;

  /**
   * @param customers how many customers there are
   */
  Known(long customers) {
    this.customers = Math.max(customers, FEWEST_CUSTOMERS);
    this.counted = Math.max(customers, 1);
  }

  /** Forgets what has become too much. */
  void tidy() {
    for (Map<?, ?> read : List.of(words, domains, sounds, towns)) {
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

  /** Counts the customers of these cities, of those not counted yet. */
  void countTowns(Customers all, UnitOfWork work, Collection<Town> asked) {
    for (Town town : asked) {
      towns.computeIfAbsent(town, any -> all.inCity(work, town.city(), town.state(), MOST_COUNTED));
    }
  }

  /** Counts the customers with a phone of these countries, of those not counted yet. */
  void countCountries(BaseSize size, SearchIndex index, UnitOfWork work, Collection<String> codes) {
    for (String code : codes) {
      int count =
          countries.computeIfAbsent(code, any -> size.withPhone(index, work, any, MOST_COUNTED));
      if (count < MOST_COUNTED) {
        countries.computeIfAbsent("", any -> size.withPhone(index, work, any, MOST_COUNTED));
      }
    }
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

  /**
   * Returns the same between two of one country, where words are common that are rare elsewhere.
   *
   * @param rarity that of the country
   */
  double worth(String word, double rarity) {
    return Math.max(LEAST, worth(word) - rarity);
  }

  /** Returns the same of the domain of an e-mail address. */
  double worthOfDomain(String domain) {
    return worth(domains.getOrDefault(domain, 1));
  }

  /**
   * Returns what it is worth that two customers live in one city: the less, the more of all live
   * there. In a small one many are of few families, so it is not worth all that.
   */
  double worthOf(Town town) {
    int count = towns.getOrDefault(town, MOST_COUNTED);
    double worth =
        count >= MOST_COUNTED ? MOST_COMMON : Comparison.log2(counted / Math.max(1, count));
    return Math.max(0, Math.min(worth, MOST_OF_TOWN) - OF_FEW_FAMILIES);
  }

  /**
   * Returns the binary logarithm of how many customers there are for each one of a country, as
   * their phones tell; 0 of one that many are of, or that was not counted.
   */
  double rarityOfCountry(String code) {
    int count = countries.getOrDefault(code, MOST_COUNTED);
    if (count >= MOST_COUNTED) {
      return 0;
    }
    int withPhone = countries.getOrDefault("", MOST_COUNTED);
    double all = withPhone < MOST_COUNTED ? withPhone : customers;
    return -Comparison.log2(Math.min(1, Math.max(count / all, FEWEST_OF_COUNTRY / customers)));
  }

  private double worth(int count) {
    return count >= MOST_COUNTED
        ? MOST_COMMON
        : Math.max(LEAST, Comparison.log2(customers / Math.max(1, count)));
  }
}
