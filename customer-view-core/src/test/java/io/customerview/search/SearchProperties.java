package io.customerview.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.identity.SearchList;
import io.customerview.memory.InMemoryStorage;
import io.customerview.search.SearchIndex.Card;
import io.customerview.search.SearchIndex.Found;
import io.customerview.search.SearchIndex.Position;
import io.customerview.search.SearchIndex.Range;
import io.customerview.shared.CustomerId;
import io.customerview.storage.Storage;
import io.customerview.testkit.SearchBase;
import io.customerview.testkit.SearchWorld;
import io.customerview.testkit.Work;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

class SearchProperties {

  @Property(tries = 8)
  @Label(
      "SRCH-9: the lists of the index lead to what looking at every customer finds, in its order")
  void index_equals_scan(@ForAll long seed) {
    SearchBase base = new SearchBase(InMemoryStorage.create());
    SearchWorld world = new SearchWorld(seed);
    world.fill(base, 30);
    for (int at = 0; at < 40; at++) {
      CustomerQuery query = world.query();
      List<String> scanned = scan(base.storage(), query);
      assertThat(paged(base, query.pageSize(world.pageSize())))
          .as("%s of %s", query, query.text())
          .isEqualTo(scanned);
      assertCounted(base.find(query), query, scanned);
    }
  }

  private static void assertCounted(
      SearchResult result, CustomerQuery query, List<String> scanned) {
    if (result.readings().size() == 1 && result.outcome() == SearchOutcome.OK) {
      assertThat(result.readings().get(0).hits().orElseThrow().counted())
          .as("%s of %s", query, query.text())
          .isEqualTo(scanned.size());
    }
  }

  @Property(tries = 8)
  @Label("SRCH-2 SRCH-3 SRCH-4: formatting never changes the answer of a tolerant search")
  void formatting(@ForAll long seed) {
    SearchBase base = new SearchBase(InMemoryStorage.create());
    SearchWorld world = new SearchWorld(seed);
    world.fill(base, 30);
    for (int at = 0; at < 15; at++) {
      String text = world.text();
      for (SearchKind kind : SearchKind.values()) {
        if (kind != SearchKind.PERSON_DOCUMENT && kind != SearchKind.ID) {
          List<String> plain = paged(base, CustomerQuery.of(kind, text));
          for (String other : written(text, kind)) {
            assertThat(paged(base, CustomerQuery.of(kind, other)))
                .as("%s: %s and %s", kind, text, other)
                .isEqualTo(plain);
          }
        }
      }
    }
  }

  /** The same text, written otherwise. */
  private static List<String> written(String text, SearchKind kind) {
    List<String> written = new ArrayList<>();
    written.add(" \u00A0" + text + "\u200B ");
    // The host's own ids are exact.
    if (kind != SearchKind.ANY || text.contains("@")) {
      written.add(fullWidth(text));
      written.add(text.toUpperCase(java.util.Locale.ROOT));
    }
    boolean number = text.chars().noneMatch(Character::isLetter);
    if (number && kind != SearchKind.NAME && kind != SearchKind.ANY && kind != SearchKind.EMAIL) {
      written.add(text.replaceAll("[^0-9]", ""));
      written.add(text.replaceAll("[^0-9]", "").replaceAll("(?<=[0-9])(?=[0-9])", " "));
    }
    return written;
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars()
        .forEach(c -> wide.append(c >= '0' && c <= '9' ? (char) (c - '0' + '\uFF10') : (char) c));
    return wide.toString();
  }

  private static List<String> paged(SearchBase base, CustomerQuery query) {
    List<String> hits = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      SearchResult result = base.find(cursor.map(query::after).orElse(query));
      for (Hit hit : result.hits()) {
        hits.add(hit.tier() + " " + hit.kind() + " " + hit.id());
        assertThat(hit.matched()).isNotEmpty();
      }
      cursor = result.next();
    } while (cursor.isPresent());
    return hits;
  }

  private record Ranked(int tier, SearchKind kind, Position position) {}

  /** Looks at every customer: no list, no stage, no page. */
  private static List<String> scan(Storage storage, CustomerQuery query) {
    List<KindQuery> readings = QueryReader.read(query).queries();
    return Work.in(
        storage,
        work -> {
          List<Found> everyone =
              storage
                  .searchIndex()
                  .walk(
                      work,
                      List.of(new Range(SearchList.ALL, "", Position.START, Range.NO_END, 1000)))
                  .get(0);
          Map<CustomerId, Card> cards =
              storage
                  .searchIndex()
                  .cardsOf(
                      work,
                      everyone.stream().map(Found::customer).toList(),
                      readings.stream()
                          .flatMap(reading -> reading.documentNumber().stream())
                          .toList());
          List<Ranked> ranked = new ArrayList<>();
          for (Found one : everyone) {
            readings.stream()
                .map(
                    reading ->
                        new Ranked(
                            reading.tier(cards.get(one.customer()).keys()),
                            reading.kind(),
                            one.position()))
                .filter(rank -> rank.tier() != KindQuery.NONE)
                .min(Comparator.comparing(Ranked::tier).thenComparing(Ranked::kind))
                .ifPresent(ranked::add);
          }
          ranked.sort(
              Comparator.comparing(Ranked::tier)
                  .thenComparing(Ranked::kind)
                  .thenComparing(Ranked::position));
          return ranked.stream()
              .map(one -> one.tier() + " " + one.kind() + " " + one.position().customer())
              .toList();
        });
  }
}
