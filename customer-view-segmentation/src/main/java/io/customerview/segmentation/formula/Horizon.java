package io.customerview.segmentation.formula;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Argument;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Criterion.Scope;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.Segment;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * When time alone changes an answer (SEG-10): the next day on which a customer enters or leaves a
 * segment with no change of data.
 *
 * <p>A comparison with a day that is counted from today can change its answer only on the day on
 * which the argument reaches a value of the customer, or passes it. These are few, and only they
 * are tried. Immutable and thread-safe.
 */
public final class Horizon {

  private record Moving(Criterion<?> criterion, RelativeDay argument) {}

  private final Criteria known;
  private final List<Moving> moving;
  private final boolean asksHost;

  private Horizon(Criteria known, List<Moving> moving, boolean asksHost) {
    this.known = known;
    this.moving = moving;
    this.asksHost = asksHost;
  }

  /** Obtains the horizon of a segment. */
  public static Horizon of(Segment segment, Criteria known) {
    return of(segment.condition(), known);
  }

  /** Obtains the horizon of one condition. */
  public static Horizon of(Condition condition, Criteria known) {
    Collector collector = new Collector();
    condition.accept(collector);
    return new Horizon(known, List.copyOf(collector.found), collector.asksHost);
  }

  /** Returns whether a criterion of the host's own is used. */
  public boolean asksHost() {
    return asksHost;
  }

  /** Returns whether there is an argument that is counted from today. */
  public boolean isRelative() {
    return !moving.isEmpty();
  }

  /**
   * Returns the first day after today on which the customer's membership differs from today's;
   * empty if it never does while the data stay as they are.
   *
   * @param isMember whether the customer is in the segment when it is asked on a day
   * @throws HostCriterionException if a criterion of the host's own can't be read
   */
  public Optional<LocalDate> nextChange(
      CustomerFacts customer, LocalDate today, Predicate<LocalDate> isMember) {
    SortedSet<LocalDate> ahead = turns(customer, today);
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    boolean now = isMember.test(today);
    return ahead.stream().filter(day -> isMember.test(day) != now).findFirst();
  }

  /**
   * Returns the days after today on which a comparison may change its answer, in order: on no other
   * day does the membership change.
   *
   * @throws HostCriterionException if a criterion of the host's own can't be read
   */
  public SortedSet<LocalDate> turns(CustomerFacts customer, LocalDate today) {
    return turns(customer, today, known);
  }

  /**
   * As {@link #turns(CustomerFacts, LocalDate)}, with the host's own criteria read by these, which
   * are the same ones.
   */
  public SortedSet<LocalDate> turns(CustomerFacts customer, LocalDate today, Criteria by) {
    SortedSet<LocalDate> turns = new TreeSet<>();
    for (Moving each : moving) {
      days(each.criterion(), customer, by)
          .mapToObj(LocalDate::ofEpochDay)
          .forEach(
              day -> {
                turns.add(firstReaching(each.argument(), day));
                turns.add(firstReaching(each.argument(), day.plusDays(1)));
              });
    }
    return turns.tailSet(today.plusDays(1));
  }

  /** Returns the first day on which the argument means this day or a later one. */
  private static LocalDate firstReaching(RelativeDay argument, LocalDate day) {
    // Months are cut at their last day, so going back by them may lack up to three days.
    LocalDate from = new RelativeDay(-argument.amount(), argument.unit()).on(day);
    while (argument.on(from).isBefore(day)) {
      from = from.plusDays(1);
    }
    return from;
  }

  private static LongStream days(Criterion<?> criterion, CustomerFacts customer, Criteria by) {
    if (criterion.scope() == Scope.HOST) {
      return LongStream.of(by.host(criterion).units(customer));
    }
    if (criterion.equals(Criterion.CONTRACT_START)) {
      return customer.contracts().stream().mapToLong(ContractFacts::startDay);
    }
    int shift = criterion.equals(Criterion.CONTRACT_END) ? 1 : 0;
    return customer.contracts().stream()
        .mapToLong(ContractFacts::renewalDay)
        .filter(day -> day != ContractFacts.NO_DAY)
        .map(day -> day + shift);
  }

  /** Gathers the comparisons with days that are counted from today. */
  private static final class Collector implements Condition.Visitor<Boolean> {

    private final Set<Moving> found = new LinkedHashSet<>();
    private boolean asksHost;

    @Override
    public Boolean comparison(Comparison condition) {
      return add(condition.criterion(), condition.argument());
    }

    @Override
    public Boolean in(In condition) {
      condition.arguments().forEach(argument -> add(condition.criterion(), argument));
      return true;
    }

    @Override
    public Boolean between(Between condition) {
      add(condition.criterion(), condition.low());
      return add(condition.criterion(), condition.high());
    }

    @Override
    public Boolean all(AllOf condition) {
      condition.conditions().forEach(each -> each.accept(this));
      return true;
    }

    @Override
    public Boolean any(AnyOf condition) {
      condition.conditions().forEach(each -> each.accept(this));
      return true;
    }

    @Override
    public Boolean not(Not condition) {
      return condition.condition().accept(this);
    }

    @Override
    public Boolean sameContract(SameContract condition) {
      return condition.condition().accept(this);
    }

    private Boolean add(Criterion<?> criterion, Argument argument) {
      asksHost |= criterion.scope() == Scope.HOST;
      if (argument instanceof RelativeDay day) {
        found.add(new Moving(criterion, day));
      }
      return true;
    }
  }
}
