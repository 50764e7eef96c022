package io.customerview.cases;

import io.customerview.cases.CaseRefusal.CaseUnknown;
import io.customerview.cases.Cases.Place;
import io.customerview.customer.Customer;
import io.customerview.customer.Customers;
import io.customerview.message.InteractionTotals;
import io.customerview.message.InteractionTotals.Line;
import io.customerview.message.Messages;
import io.customerview.shared.CaseId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.TextCursors;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The pages of a customer's cases with what happened about each, within a unit of work: three
 * statements, however many cases a page holds. A cursor is good for one customer and query.
 * Immutable and thread-safe.
 *
 * @param cases where the cases are kept
 * @param messages where what happened about them is kept
 * @param customers whose they are
 * @param secrets seals cursors
 */
@Wiring
public record CasePages(Cases cases, Messages messages, Customers customers, Secrets secrets) {

  /** How often a page is read before it is given up. */
  private static final int ROUNDS = 5;

  /**
   * Returns a page, newest first.
   *
   * @param customer a present id
   * @param zone in which days are counted
   * @throws RefusedException with {@link io.customerview.shared.CommonRefusal.CursorInvalid} if the
   *     cursor belongs to another list, or with {@link ConcurrentChange} if customers were merged
   *     or erased faster than it could be read
   */
  public Page<CaseEntry> of(
      UnitOfWork work,
      CustomerId customer,
      CaseQuery query,
      Optional<String> cursor,
      int limit,
      ZoneId zone) {
    TextCursors cursors = new TextCursors(secrets);
    String use = "cases.list " + customer + "\n" + query.text();
    Optional<Place> after = cursor.map(text -> place(cursors.open(use, text)));
    return settled(
        () -> {
          List<CustomerCase> found = cases.list(work, customer, query, after, limit + 1, zone);
          Page<CustomerCase> page = cursors.page(use, found, limit, CasePages::place);
          return entries(work, page.items(), query.withTest())
              .map(entries -> new Page<>(entries, page.next()));
        });
  }

  /** Reads again where somebody has merged or erased whose a case is between two statements. */
  private static <T> T settled(Supplier<Optional<T>> reading) {
    for (int round = 0; round < ROUNDS; round++) {
      Optional<T> read = reading.get();
      if (read.isPresent()) {
        return read.get();
      }
    }
    throw new RefusedException(new ConcurrentChange());
  }

  private static Place place(TextCursors.Place place) {
    return new Place(place.moment(), new CaseId(place.text()));
  }

  private static TextCursors.Place place(CustomerCase one) {
    return new TextCursors.Place(one.createdAt(), one.number().value());
  }

  /** Returns a case by its number. */
  CaseEntry find(UnitOfWork work, CaseId number, boolean withTest) {
    return settled(
        () -> {
          CustomerCase found = cases.find(work, List.of(number)).get(number);
          if (found == null) {
            throw new RefusedException(new CaseUnknown());
          }
          return entries(work, List.of(found), withTest).map(entries -> entries.get(0));
        });
  }

  /** Returns nothing where one of those whose cases they are is no longer there. */
  private Optional<List<CaseEntry>> entries(
      UnitOfWork work, List<CustomerCase> found, boolean withTest) {
    Map<CustomerId, Customer> owners =
        customers.find(work, found.stream().map(CustomerCase::customer).distinct().toList());
    if (!found.stream().allMatch(one -> owners.containsKey(one.customer()))) {
      return Optional.empty();
    }
    Map<CaseId, List<Line>> totals =
        messages.totalsOfCases(work, found.stream().map(CustomerCase::number).toList(), withTest);
    return Optional.of(
        found.stream()
            .map(
                one ->
                    new CaseEntry(
                        one,
                        nameOf(Objects.requireNonNull(owners.get(one.customer()))),
                        new InteractionTotals(totals.getOrDefault(one.number(), List.of()))))
            .toList());
  }

  private static String nameOf(Customer customer) {
    return customer.registration().party().displayName();
  }
}
