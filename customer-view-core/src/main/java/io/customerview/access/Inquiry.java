package io.customerview.access;

import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a question is answered with: the unit of work, its moment, and who asks. Belongs to the
 * thread that it was made for.
 */
public final class Inquiry {

  private final Desk desk;
  private final Desk.Office office;
  private final UnitOfWork work;
  private final boolean ofOneMoment;

  Inquiry(Desk desk, Desk.Office office, UnitOfWork work, boolean ofOneMoment) {
    this.desk = desk;
    this.office = office;
    this.work = work;
    this.ofOneMoment = ofOneMoment;
  }

  public UnitOfWork work() {
    return work;
  }

  /** Returns the one moment of this unit of work. */
  public Instant moment() {
    return work.moment();
  }

  /** Returns today in the business zone. */
  public LocalDate today() {
    return office.time().dayOf(work.moment());
  }

  public Desk desk() {
    return desk;
  }

  /** Returns the present id of a customer, following a merge. */
  public CustomerId resolve(CustomerId customer) {
    return Objects.requireNonNull(office.locks().resolve(work, List.of(customer)).get(customer));
  }

  /** Returns the present ids of customers, following merges, by the ids that are given. */
  public Map<CustomerId, CustomerId> resolve(Collection<CustomerId> customers) {
    return office.locks().resolve(work, customers);
  }

  /**
   * Returns a customer by its present or a former id. One that is merged after its id was resolved
   * is looked for where its id leads by then: between two statements others may commit.
   *
   * @param find finds it by its present id
   * @throws RefusedException with {@link CustomerUnknown}
   */
  public <T> T find(CustomerId customer, Function<CustomerId, Optional<T>> find) {
    return find(customer, this::resolve, find);
  }

  static <T> T find(
      CustomerId customer,
      UnaryOperator<CustomerId> resolve,
      Function<CustomerId, Optional<T>> find) {
    CustomerId present = resolve.apply(customer);
    Optional<T> found = find.apply(present);
    while (found.isEmpty()) {
      CustomerId now = resolve.apply(customer);
      if (now.equals(present)) {
        throw unknown(customer);
      }
      present = now;
      found = find.apply(present);
    }
    return found.get();
  }

  /**
   * Answers about a customer by its present or a former id, from several statements. Where it was
   * merged or parted between two of them, so that some have met what was handed over already, the
   * answer is read anew by the id that it has then.
   *
   * @param find finds it by its present id
   * @param answer reads the answer; where that is refused, the refusal is the answer
   * @throws RefusedException with {@link CustomerUnknown}
   */
  public <T, A> A about(
      CustomerId customer, Function<CustomerId, Optional<T>> find, Function<T, A> answer) {
    CustomerId asked = customer;
    while (true) {
      Optional<A> read = Optional.empty();
      Optional<RefusedException> refused = Optional.empty();
      try {
        read = find.apply(asked).map(answer);
      } catch (RefusedException refusal) {
        refused = Optional.of(refusal);
      }
      boolean isSettled = ofOneMoment && (read.isPresent() || refused.isPresent());
      CustomerId now = isSettled ? asked : resolve(customer);
      if (!now.equals(asked)) {
        asked = now;
      } else if (read.isPresent()) {
        return read.get();
      } else {
        throw refused.orElseGet(() -> unknown(customer));
      }
    }
  }

  /** Returns the refusal for a customer that there is not. */
  public static RefusedException unknown(CustomerId customer) {
    return new RefusedException(new CustomerUnknown(customer));
  }
}
