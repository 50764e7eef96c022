package io.customerview.merge;

import io.customerview.identity.SearchEntries;
import io.customerview.identity.SearchList;
import io.customerview.identity.SearchName;
import io.customerview.search.SearchIndex.Card;
import io.customerview.search.SearchIndex.Found;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the candidates of customers by blocking: who has a number, an address or a pair of words in
 * common is compared, and nobody else. A block that is too large is divided by the beginnings of
 * names, and what is too large then tells nothing, and is passed over. What is read is bounded by
 * how many customers are asked for.
 *
 * <p>Belongs to one unit of work.
 */
final class CandidateFinder {

  /** Blocks with more entries than this are divided or passed over. */
  private static final int LARGEST_BLOCK = 60;

  private final MergeOffice office;
  private final UnitOfWork work;
  private final Known known;
  private final double least;
  private final boolean higherOnly;

  private final Map<CustomerId, Card> cards = new HashMap<>();
  private final Map<CustomerId, Trait> traits = new TreeMap<>();
  private final Map<CustomerId, Set<CustomerId>> met = new TreeMap<>();
  private final Map<CustomerId, Set<CustomerId>> looked = new HashMap<>();
  private final Sharers sharers = new Sharers();

  /**
   * @param least the least weight of a candidate
   * @param higherOnly whether only those with a higher id than the customer's are looked at, so
   *     that who goes through all customers meets every pair once
   */
  CandidateFinder(
      MergeOffice office, UnitOfWork work, Known known, double least, boolean higherOnly) {
    this.office = office;
    this.work = work;
    this.known = known;
    this.least = least;
    this.higherOnly = higherOnly;
  }

  /** Returns the candidates of customers. */
  List<Candidate> find(Collection<CustomerId> customers) {
    known.tidy();
    read(customers);
    register(customers);
    known.countTowns(
        office.customers(),
        work,
        traits.values().stream().flatMap(one -> one.town().stream()).toList());
    known.countWords(office.index(), work, words(traits.values()));
    meet();
    office
        .notDuplicates()
        .of(work, met.keySet())
        .forEach((customer, others) -> met.getOrDefault(customer, Set.of()).removeAll(others));
    met.values().removeIf(Set::isEmpty);
    Set<CustomerId> all = new TreeSet<>(met.keySet());
    met.values().forEach(all::addAll);
    List<CustomerId> others = all.stream().filter(one -> !traits.containsKey(one)).toList();
    if (!others.isEmpty()) {
      read(others);
      register(others);
    }
    return compare(all);
  }

  /** Reads what the index does not tell. */
  private void register(Collection<CustomerId> customers) {
    office
        .customers()
        .find(work, customers)
        .forEach(
            (customer, found) ->
                traits.computeIfPresent(customer, (any, trait) -> trait.at(found.registration())));
  }

  private void read(Collection<CustomerId> customers) {
    office
        .index()
        .cardsOf(work, customers, List.of())
        .forEach(
            (customer, card) -> {
              cards.put(customer, card);
              traits.put(customer, Trait.of(card));
            });
  }

  private static Set<String> words(Collection<Trait> traits) {
    Set<String> words = new LinkedHashSet<>();
    traits.forEach(trait -> trait.names().forEach(words::addAll));
    return words;
  }

  /** Looks into the blocks of customers, and then into the parts of those that are too large. */
  private void meet() {
    Comparison comparison = new Comparison(known, least);
    Map<Block, List<CustomerId>> blocks = new LinkedHashMap<>();
    Map<Block, List<CustomerId>> parts = new LinkedHashMap<>();
    traits.forEach(
        (customer, trait) -> {
          Set<Block> all = new LinkedHashSet<>(Blocks.ofNumbers(card(customer)));
          if (comparison.mayBeByName(trait)) {
            all.addAll(Blocks.ofNames(trait));
          }
          for (Block block : all) {
            if (known.isTooLarge(block)) {
              divide(block, List.of(customer), parts);
            } else {
              add(block, customer, blocks);
            }
          }
        });
    look(blocks, comparison).forEach((block, in) -> divide(block, in, parts));
    look(parts, comparison);
  }

  private void divide(Block block, List<CustomerId> customers, Map<Block, List<CustomerId>> parts) {
    for (CustomerId customer : customers) {
      for (Block part : Blocks.within(block, trait(customer), card(customer).name())) {
        if (!known.isTooLarge(part)) {
          add(part, customer, parts);
        }
      }
    }
  }

  private static void add(Block block, CustomerId customer, Map<Block, List<CustomerId>> blocks) {
    blocks.computeIfAbsent(block, any -> new ArrayList<>()).add(customer);
  }

  private Trait trait(CustomerId customer) {
    return Objects.requireNonNull(traits.get(customer));
  }

  private Card card(CustomerId customer) {
    return Objects.requireNonNull(cards.get(customer));
  }

  /** Reads blocks, and returns those that are too large. */
  private Map<Block, List<CustomerId>> look(
      Map<Block, List<CustomerId>> blocks, Comparison comparison) {
    Map<Block, List<CustomerId>> tooLarge = new LinkedHashMap<>();
    long read = 0;
    if (blocks.isEmpty()) {
      return tooLarge;
    }
    List<Block> keys = List.copyOf(blocks.keySet());
    List<List<Found>> found =
        office
            .index()
            .walk(work, keys.stream().map(block -> block.range(LARGEST_BLOCK + 1)).toList());
    for (int at = 0; at < keys.size(); at++) {
      Block block = keys.get(at);
      List<CustomerId> customers = blocks.getOrDefault(block, List.of());
      List<Found> entries = found.get(at);
      if (entries.size() > LARGEST_BLOCK) {
        known.tooLarge(block);
        tooLarge.put(block, customers);
      } else {
        read += entries.size();
        sharers.put(block, entries.size());
        for (CustomerId customer : customers) {
          meet(customer, block, entries, comparison);
        }
      }
    }
    known.took(new SweepEffort(keys.size(), tooLarge.size(), read, 0, 0));
    return tooLarge;
  }

  private void meet(CustomerId customer, Block block, List<Found> entries, Comparison comparison) {
    for (Found entry : entries) {
      CustomerId other = entry.customer();
      int order = other.compareTo(customer);
      if ((higherOnly ? order > 0 : order != 0)
          && isWorthALook(customer, block, entry, comparison)) {
        met.computeIfAbsent(customer, any -> new LinkedHashSet<>()).add(other);
      }
    }
  }

  /** An entry tells enough of a name, and of an address that begins so, to pass most of them. */
  private boolean isWorthALook(
      CustomerId customer, Block block, Found entry, Comparison comparison) {
    if (block.list() == SearchList.EMAIL_START) {
      return trait(customer).emails().stream()
          .anyMatch(email -> Addresses.mayBeMistyped(email, entry.value()));
    }
    if (block.list() != SearchList.WORD_PAIR) {
      return true;
    }
    if (!looked.computeIfAbsent(customer, any -> new HashSet<>()).add(entry.customer())) {
      return false;
    }
    known.took(new SweepEffort(0, 0, 0, 1, 0));
    return SearchEntries.names(entry.name(), entry.value())
        .map(names -> comparison.mayBeByName(trait(customer), decidingWords(names)))
        .orElse(true);
  }

  private static List<List<String>> decidingWords(List<SearchName> names) {
    return names.stream().map(Trait::words).toList();
  }

  private List<Candidate> compare(Set<CustomerId> all) {
    List<Trait> compared = all.stream().filter(traits::containsKey).map(this::trait).toList();
    known.countWords(office.index(), work, words(compared));
    Comparison comparison = new Comparison(known, least);
    countDomains();
    known.countCountries(office.size(), office.index(), work, countries());
    List<Candidate> candidates = new ArrayList<>();
    met.forEach(
        (customer, others) -> {
          known.took(new SweepEffort(0, 0, 0, 0, others.size()));
          for (CustomerId other : others) {
            if (traits.containsKey(other)) {
              boolean first = customer.compareTo(other) < 0;
              CustomerId one = first ? customer : other;
              CustomerId two = first ? other : customer;
              comparison
                  .compare(one, trait(one), two, trait(two), sharers)
                  .ifPresent(candidates::add);
            }
          }
        });
    return candidates;
  }

  private Set<String> countries() {
    Set<String> codes = new LinkedHashSet<>();
    met.forEach(
        (customer, others) ->
            others.stream()
                .filter(traits::containsKey)
                .forEach(other -> trait(customer).countryCode(trait(other)).ifPresent(codes::add)));
    return codes;
  }

  private void countDomains() {
    Set<String> domains = new LinkedHashSet<>();
    met.forEach(
        (customer, others) -> {
          for (CustomerId other : others) {
            Trait trait = traits.get(other);
            if (trait != null) {
              Addresses.addMistyped(trait(customer), trait, domains);
            }
          }
        });
    known.countDomains(office.index(), work, domains);
  }
}
