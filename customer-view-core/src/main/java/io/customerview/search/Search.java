package io.customerview.search;

import io.customerview.access.Desk;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.identity.Cnpj;
import io.customerview.identity.SearchList;
import io.customerview.search.Cursors.Place;
import io.customerview.search.Finder.Placed;
import io.customerview.search.SearchIndex.Asked;
import io.customerview.search.SearchIndex.Card;
import io.customerview.search.SearchIndex.Found;
import io.customerview.search.SearchIndex.Look;
import io.customerview.search.SearchIndex.Position;
import io.customerview.search.SearchIndex.Range;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds customers, for one agent (SRCH), and lists them (REG-5).
 *
 * <p>Search contract, version 1. Every page is a new question: what was registered between two
 * pages is seen where it stands. Thread-safe.
 *
 * <p>Every call takes {@link Permission#READ_CUSTOMERS}.
 */
public final class Search {

  private static final Operation FIND = new Operation("search.find", Permission.READ_CUSTOMERS);
  private static final Operation LIST = new Operation("search.list", Permission.READ_CUSTOMERS);

  private final Desk desk;
  private final SearchIndex index;
  private final Cursors cursors;

  @Wiring
  public Search(Desk desk, SearchIndex index, Secrets secrets) {
    this.desk = desk;
    this.index = index;
    this.cursors = new Cursors(secrets);
  }

  /** Returns the kinds that can be searched, with their labels, formats and examples (SRCH-1). */
  public static List<SearchKind> kinds() {
    return List.of(SearchKind.values());
  }

  /**
   * Answers a query. What its kind can't hold is explained by the outcome.
   *
   * @throws RefusedException with {@link io.customerview.shared.CommonRefusal.CursorInvalid} if the
   *     query's cursor belongs to another query, was changed, or is of another version
   */
  public SearchResult find(CustomerQuery query) {
    return desk.ask(FIND, inquiry -> find(query, inquiry));
  }

  /**
   * Returns a page of all customers, by folded display name and then by id (REG-5).
   *
   * @param cursor that of the page before; none for the first page
   * @param limit 1 to {@value CustomerQuery#LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   * @throws RefusedException with {@link io.customerview.shared.CommonRefusal.CursorInvalid} if the
   *     cursor is not that of a page of this list
   */
  public Page<CustomerSummary> list(Optional<String> cursor, int limit) {
    Page.checkLimit(limit, CustomerQuery.LARGEST_PAGE, "customers");
    return desk.ask(LIST, inquiry -> list(cursor, limit, inquiry));
  }

  private Page<CustomerSummary> list(Optional<String> cursor, int limit, Inquiry inquiry) {
    Position from = cursor.map(cursors::openList).map(Position::next).orElse(Position.START);
    Range range = new Range(SearchList.ALL, "", from, Range.NO_END, limit + 1);
    Look look =
        index.look(
            inquiry.work(), List.of(new Asked(range, true)), Optional.empty(), List.of(), limit);
    List<Found> found = look.walked().get(0);
    List<Found> page = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        page.stream().flatMap(entry -> summary(entry.customer(), look.cards()).stream()).toList(),
        found.size() > limit
            ? Optional.of(cursors.ofList(page.get(limit - 1).position()))
            : Optional.empty());
  }

  private static Optional<CustomerSummary> summary(
      CustomerId customer, Map<CustomerId, Card> cards) {
    return Optional.ofNullable(cards.get(customer)).map(card -> CustomerSummary.of(customer, card));
  }

  private SearchResult find(CustomerQuery query, Inquiry inquiry) {
    Optional<Place> after = query.cursor().map(cursor -> cursors.open(query, cursor));
    Parsed parsed = QueryReader.read(query);
    if (parsed.outcome() != SearchOutcome.OK) {
      return SearchResult.of(query.kind(), parsed.outcome(), parsed.mismatch())
          .suggesting(parsed.suggestions());
    }
    boolean firstPage = after.isEmpty();
    Reads reads =
        new Reads(index, inquiry.work(), query.pageSize(), documentNumbers(parsed.queries()));
    Optional<Range> root =
        parsed.establishment().filter(cnpj -> firstPage).map(Search::establishments);
    Finder finder = new Finder(reads, parsed.queries(), after);
    finder.readAhead(firstPage, root.stream().toList());
    List<Placed> placed = finder.page(query.pageSize() + 1);
    List<HitCount> counts = firstPage ? finder.counts() : List.of();
    Optional<HitCount> others =
        root.map(range -> others(reads.walk(List.of(range)).get(0), parsed.establishment()));
    List<Hit> hits = hits(finder, placed, query.pageSize());
    boolean quietTold =
        after.map(Place::quietTold).orElseGet(() -> isMet(parsed.queries(), counts));
    return new SearchResult(
        query.kind(),
        parsed.tooShortForParts() && firstPage && hits.isEmpty()
            ? SearchOutcome.TOO_SHORT
            : SearchOutcome.OK,
        Optional.empty(),
        readings(parsed.queries(), counts, quietTold),
        parsed.suggestions(),
        others,
        hits,
        next(query, placed, quietTold),
        reads.entries());
  }

  private static Range establishments(Cnpj cnpj) {
    return new Range(
        SearchList.CNPJ_ROOT, cnpj.root(), Position.START, Range.NO_END, HitCount.MOST + 1);
  }

  private static HitCount others(List<Found> sameRoot, Optional<Cnpj> own) {
    long others =
        sameRoot.stream()
            .map(Found::value)
            .distinct()
            .filter(cnpj -> own.filter(known -> known.compact().equals(cnpj)).isEmpty())
            .count();
    return new HitCount((int) Math.min(others, HitCount.MOST), sameRoot.size() > HitCount.MOST);
  }

  static List<String> documentNumbers(List<KindQuery> queries) {
    return queries.stream().map(KindQuery::documentNumber).flatMap(Optional::stream).toList();
  }

  private static List<Hit> hits(Finder finder, List<Placed> placed, int size) {
    return placed.stream()
        .limit(size)
        .map(
            one ->
                new Hit(
                    CustomerSummary.of(one.position().customer(), one.card()),
                    one.rank().tier(),
                    one.rank().kind(),
                    finder.matched(one.card().keys())))
        .toList();
  }

  private Optional<String> next(CustomerQuery query, List<Placed> placed, boolean quietTold) {
    if (placed.size() <= query.pageSize()) {
      return Optional.empty();
    }
    Placed last = placed.get(query.pageSize() - 1);
    return Optional.of(
        cursors.of(
            query, new Place(last.rank().tier(), last.rank().kind(), last.position(), quietTold)));
  }

  /** Returns whether a reading that is told of only where it has hits has some. */
  private static boolean isMet(List<KindQuery> queries, List<HitCount> counts) {
    for (int at = 0; at < queries.size(); at++) {
      if (queries.get(at).quiet() && counts.get(at).counted() > 0) {
        return true;
      }
    }
    return false;
  }

  /** What the first page tells of is told on every page. */
  private static List<SearchReading> readings(
      List<KindQuery> queries, List<HitCount> counts, boolean quietTold) {
    List<SearchReading> readings = new ArrayList<>();
    for (int at = 0; at < queries.size(); at++) {
      KindQuery query = queries.get(at);
      if (quietTold || !query.quiet()) {
        readings.add(
            new SearchReading(
                query.kind(),
                query.key(),
                query.reason(),
                counts.isEmpty() ? Optional.empty() : Optional.of(counts.get(at))));
      }
    }
    return readings;
  }
}
