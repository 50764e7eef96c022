package io.customerview.merge;

import io.customerview.identity.Cnpj;
import io.customerview.identity.SearchEntries;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchList;
import io.customerview.search.SearchIndex;
import io.customerview.search.SearchIndex.Card;
import io.customerview.search.SearchIndex.Found;
import io.customerview.search.SearchIndex.ListKey;
import io.customerview.search.SearchIndex.Position;
import io.customerview.search.SearchIndex.Range;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the candidates of customers by blocking: who has a number, an address or a pair of words in
 * common is compared, and nobody else. A block that too many are in tells nothing, and is passed
 * over. What is read is bounded by how many customers are asked for.
 *
 * <p>Belongs to one unit of work.
 */
final class CandidateFinder {

  /** Blocks with more entries than this are passed over. */
  private static final int LARGEST_BLOCK = 60;

  /** How often a word is counted at most: what is more frequent tells as little. */
  private static final int MOST_COUNTED = 4096;

  private static final int MOST_ZEROS = 4;

  private final SearchIndex index;
  private final NotDuplicates notDuplicates;
  private final UnitOfWork work;
  private final Known known;

  /** What is known of the base so far, of which no more is kept than is worth it. */
  static final class Known {

    private static final int MOST = 200_000;

    private final Map<String, Integer> frequencies = new HashMap<>();
    private final Set<ListKey> tooLarge = new HashSet<>();

    private void tidy() {
      if (frequencies.size() > MOST) {
        frequencies.clear();
      }
      if (tooLarge.size() > MOST) {
        tooLarge.clear();
      }
    }
  }

  CandidateFinder(SearchIndex index, NotDuplicates notDuplicates, UnitOfWork work, Known known) {
    this.index = index;
    this.notDuplicates = notDuplicates;
    this.work = work;
    this.known = known;
  }

  /**
   * Returns the candidates of customers.
   *
   * @param higherOnly whether only those with a higher id than the customer's are looked at, so
   *     that who goes through all customers meets every pair once
   */
  List<Candidate> find(Collection<CustomerId> customers, boolean higherOnly) {
    known.tidy();
    Map<CustomerId, Card> cards = index.cardsOf(work, customers, List.of());
    Map<CustomerId, Trait> traits = new TreeMap<>();
    cards.forEach((customer, card) -> traits.put(customer, Trait.of(card)));
    Map<CustomerId, Set<CustomerId>> met = met(cards, traits, higherOnly);
    notDuplicates
        .of(work, met.keySet())
        .forEach((customer, others) -> met.getOrDefault(customer, Set.of()).removeAll(others));
    Set<CustomerId> others = new LinkedHashSet<>();
    met.values().forEach(others::addAll);
    others.removeAll(traits.keySet());
    Map<CustomerId, Trait> all = new HashMap<>(traits);
    if (!others.isEmpty()) {
      index
          .cardsOf(work, others, List.of())
          .forEach((customer, card) -> all.put(customer, Trait.of(card)));
    }
    return compare(met, all);
  }

  private Map<CustomerId, Set<CustomerId>> met(
      Map<CustomerId, Card> cards, Map<CustomerId, Trait> traits, boolean higherOnly) {
    Map<ListKey, List<CustomerId>> blocks = new LinkedHashMap<>();
    cards.forEach(
        (customer, card) -> {
          for (ListKey block : blocks(card, known(traits, customer))) {
            if (!known.tooLarge.contains(block)) {
              blocks.computeIfAbsent(block, any -> new ArrayList<>()).add(customer);
            }
          }
        });
    List<ListKey> keys = List.copyOf(blocks.keySet());
    List<List<Found>> found =
        keys.isEmpty()
            ? List.of()
            : index.walk(work, keys.stream().map(CandidateFinder::range).toList());
    Map<CustomerId, Set<CustomerId>> met = new TreeMap<>();
    for (int at = 0; at < keys.size(); at++) {
      List<Found> entries = found.get(at);
      if (entries.size() > LARGEST_BLOCK) {
        known.tooLarge.add(keys.get(at));
      } else {
        for (CustomerId customer : blocks.getOrDefault(keys.get(at), List.of())) {
          meet(customer, entries, higherOnly, met);
        }
      }
    }
    return met;
  }

  private static Trait known(Map<CustomerId, Trait> traits, CustomerId customer) {
    return Objects.requireNonNull(traits.get(customer));
  }

  private static void meet(
      CustomerId customer,
      List<Found> entries,
      boolean higherOnly,
      Map<CustomerId, Set<CustomerId>> met) {
    for (Found entry : entries) {
      CustomerId other = entry.customer();
      int order = other.compareTo(customer);
      if (higherOnly ? order > 0 : order != 0) {
        met.computeIfAbsent(customer, any -> new LinkedHashSet<>()).add(other);
      }
    }
  }

  private static Range range(ListKey block) {
    return new Range(block.list(), block.key(), Position.START, Range.NO_END, LARGEST_BLOCK + 1);
  }

  private static Set<ListKey> blocks(Card card, Trait trait) {
    Set<ListKey> blocks = new LinkedHashSet<>();
    for (SearchKey key : card.keys()) {
      switch (key.field()) {
        case CPF -> blocks.add(new ListKey(SearchList.CPF, key.key()));
        case CNPJ ->
            blocks.add(new ListKey(SearchList.CNPJ_ROOT, key.key().substring(0, Cnpj.ROOT_LENGTH)));
        case IDENTITY_DOCUMENT -> zeros(key.key(), blocks);
        case EMAIL -> blocks.add(new ListKey(SearchList.EMAIL, key.key()));
        case PHONE -> phones(key.key(), blocks);
        default -> {}
      }
    }
    for (List<String> name : trait.names()) {
      pairs(name, blocks);
    }
    return blocks;
  }

  /** A number may have lost the zeros at its beginning, here or there. */
  private static void zeros(String number, Set<ListKey> blocks) {
    StringBuilder writing = new StringBuilder(Comparison.withoutZeros(number));
    blocks.add(new ListKey(SearchList.PERSON_DOCUMENT, number));
    for (int zeros = 0; zeros <= MOST_ZEROS; zeros++) {
      blocks.add(new ListKey(SearchList.PERSON_DOCUMENT, writing.toString()));
      writing.insert(0, '0');
    }
  }

  /** The last eight digits are those of a mobile number with its ninth digit and without it. */
  private static void phones(String e164, Set<ListKey> blocks) {
    blocks.add(new ListKey(SearchList.PHONE, e164));
    if (e164.length() > 8) {
      blocks.add(new ListKey(SearchList.PHONE_END, e164.substring(e164.length() - 8)));
    }
  }

  private static void pairs(List<String> words, Set<ListKey> blocks) {
    if (words.size() > SearchEntries.MOST_PAIRED_WORDS) {
      return;
    }
    for (int one = 0; one < words.size(); one++) {
      for (int other = one + 1; other < words.size(); other++) {
        blocks.add(
            new ListKey(
                SearchList.WORD_PAIR, SearchEntries.pair(words.get(one), words.get(other))));
      }
    }
  }

  private List<Candidate> compare(
      Map<CustomerId, Set<CustomerId>> met, Map<CustomerId, Trait> traits) {
    count(met, traits);
    Comparison comparison =
        new Comparison(new Words(word -> known.frequencies.getOrDefault(word, MOST_COUNTED)));
    List<Candidate> candidates = new ArrayList<>();
    met.forEach(
        (customer, others) -> {
          for (CustomerId other : others) {
            Trait trait = traits.get(other);
            if (trait != null) {
              boolean first = customer.compareTo(other) < 0;
              Trait own = known(traits, customer);
              Optional<Candidate> found =
                  first
                      ? comparison.compare(customer, own, other, trait)
                      : comparison.compare(other, trait, customer, own);
              found.ifPresent(candidates::add);
            }
          }
        });
    return candidates;
  }

  private void count(Map<CustomerId, Set<CustomerId>> met, Map<CustomerId, Trait> traits) {
    Set<String> words = new LinkedHashSet<>();
    met.forEach(
        (customer, others) -> {
          addWords(traits.get(customer), words);
          others.forEach(other -> addWords(traits.get(other), words));
        });
    words.removeIf(known.frequencies::containsKey);
    List<String> unknown = List.copyOf(words);
    if (!unknown.isEmpty()) {
      List<ListKey> keys =
          unknown.stream()
              .map(
                  word ->
                      new ListKey(
                          SearchList.WORD, SearchEntries.cut(word, SearchEntries.LONGEST_KEY)))
              .toList();
      List<SearchIndex.Length> lengths = index.count(work, keys, MOST_COUNTED);
      for (int at = 0; at < unknown.size(); at++) {
        known.frequencies.put(unknown.get(at), lengths.get(at).entries());
      }
    }
  }

  private static void addWords(@Nullable Trait trait, Set<String> words) {
    if (trait != null) {
      trait.names().forEach(words::addAll);
    }
  }
}
