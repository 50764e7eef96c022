package io.customerview.merge;

import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.shared.CustomerId;
import io.customerview.shared.IdCursors;
import io.customerview.shared.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the whole base, some customers at a time, and tells the candidates among them
 * (MRG-1); every pair once, where the base doesn't change meanwhile. It keeps little, however many
 * customers there are, and can be begun again at any page.
 *
 * <p>Not thread-safe: it remembers what it has read of the base.
 */
public final class CandidateSweep {

  /** The most customers that are looked at at once. */
  public static final int LARGEST_PAGE = 1_000;

  private static final String USE = "merging.candidates";

  private final Desk desk;
  private final Operation operation;
  private final MergeOffice office;
  private final IdCursors cursors;
  private final double least;
  private @Nullable Known known;
  private Optional<String> cursor;
  private boolean done;

  CandidateSweep(
      Desk desk, Operation operation, MergeOffice office, Optional<String> cursor, double least) {
    this.desk = desk;
    this.operation = operation;
    this.office = office;
    this.cursors = new IdCursors(office.contacts().secrets());
    this.cursor = cursor;
    this.least = least;
    cursor.ifPresent(given -> cursors.open(USE, given));
  }

  /** Returns whether all customers have been looked at. */
  public boolean isDone() {
    return done;
  }

  /**
   * Returns the cursor with which another sweep goes on where this one is; empty at the beginning.
   */
  public Optional<String> cursor() {
    return cursor;
  }

  /** Returns what this sweep has taken so far. */
  public SweepEffort effort() {
    return known == null ? SweepEffort.NONE : known.effort();
  }

  /**
   * Looks at the next customers.
   *
   * @param customers how many, 1 to {@value #LARGEST_PAGE}
   * @return the candidates of these with others behind them, in the order of ids, and a cursor
   *     where there are more customers
   * @throws IllegalArgumentException if they are more or fewer
   */
  public Page<Candidate> next(int customers) {
    Page.checkLimit(customers, LARGEST_PAGE, "customers");
    if (done) {
      return new Page<>(List.of(), Optional.empty());
    }
    return desk.ask(
        operation,
        inquiry -> {
          Optional<CustomerId> last = cursor.map(given -> new CustomerId(cursors.open(USE, given)));
          List<CustomerId> ids = office.customers().after(inquiry.work(), last, customers + 1);
          Page<CustomerId> page = cursors.page(USE, ids, customers, CustomerId::value);
          if (known == null) {
            known = new Known(office.size().of(office.index(), inquiry.work()));
          }
          CandidateFinder finder = new CandidateFinder(office, inquiry.work(), known, least, true);
          List<Candidate> found = finder.find(page.items());
          done = page.next().isEmpty();
          cursor = page.next();
          return new Page<>(found, page.next());
        });
  }
}
