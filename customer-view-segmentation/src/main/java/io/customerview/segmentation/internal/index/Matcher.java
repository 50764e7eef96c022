package io.customerview.segmentation.internal.index;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.internal.plan.HostValues;
import io.customerview.segmentation.rule.Criteria;
import java.time.LocalDate;
import java.util.List;

/**
 * Asks indexes for the segments of one customer after another, and allocates nothing but for what
 * grows with the index, once, and for what readers of the host's own criteria do.
 *
 * <p>Not thread-safe: each thread has its own.
 */
public final class Matcher {

  private final Scratch scratch = new Scratch();
  private final Matches matches = new Matches();
  private List<Field> hosts = List.of();
  private HostValues read = new HostValues(hosts);

  /**
   * Finds the segments that a customer is in.
   *
   * @param index as it is now; another one each time, if it changes
   * @param today the day on which the customer is asked
   * @return a view that the next call changes
   * @throws IllegalArgumentException if the index is for another day
   */
  public Matches match(SegmentIndex index, LocalDate today, CustomerFacts facts) {
    prepare(index, today);
    read.read(facts);
    index.match(facts, read, scratch, matches);
    return matches;
  }

  /**
   * As {@link #match(SegmentIndex, LocalDate, CustomerFacts)}, with the host's own criteria read by
   * those of the question.
   *
   * @param known those of the index, perhaps each {@linkplain Criteria#readOnce read once}
   */
  public Matches match(SegmentIndex index, LocalDate today, CustomerFacts facts, Criteria known) {
    prepare(index, today);
    read.read(facts, known);
    index.match(facts, read, scratch, matches);
    return matches;
  }

  private void prepare(SegmentIndex index, LocalDate today) {
    if (!index.day().equals(today)) {
      throw new IllegalArgumentException(
          "The index is for " + index.day() + ", and was asked on " + today + ": move it on first");
    }
    matches.clear();
    if (hosts != index.hosts()) {
      hosts = index.hosts();
      read = new HostValues(hosts);
    }
  }
}
