package io.customerview.access;

import io.customerview.audit.AuditTrail;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CustomerLocks;
import io.customerview.shared.CustomerViewException;
import io.customerview.shared.IdSource;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitsOfWork;
import io.customerview.shared.Wiring;
import io.customerview.spi.ChangeListener;
import io.customerview.spi.OperationListener;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door: the one call through which every use case of one agent runs. It checks the permission,
 * opens the unit of work, writes the audit trail and tells the listeners, so that no use case can
 * forget to.
 *
 * <p>Immutable and thread-safe.
 */
public final class Desk {

  private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

  private final Agent agent;
  private final Office office;
  private final Set<Permission> permissions;

  /** Seats an agent. */
  @Wiring
  public Desk(Agent agent, Office office) {
    this.agent = Objects.requireNonNull(agent, "agent");
    this.office = Objects.requireNonNull(office, "office");
    EnumSet<Permission> allowed = EnumSet.noneOf(Permission.class);
    for (Permission permission : agent.permissions()) {
      if (office.management() || !permission.isManagement()) {
        allowed.add(permission);
      }
    }
    this.permissions = Collections.unmodifiableSet(allowed);
  }

  /** Returns who acts. */
  public Agent agent() {
    return agent;
  }

  /** Returns what the agent may do, so that a host can hide the rest (ACS-3). */
  public Set<Permission> permissions() {
    return permissions;
  }

  /** Returns whether a listener hears of what changes at this desk. */
  public boolean tells(ChangeListener listener) {
    return office.changes().stream().anyMatch(one -> one == listener);
  }

  /** Returns the clock and zone of the host. */
  public BusinessTime time() {
    return office.time();
  }

  /**
   * Answers a question, in a unit of work that only reads.
   *
   * @throws RefusedException with {@link AccessRefusal} if the agent may not ask it
   */
  public <T> T ask(Operation operation, Function<Inquiry, T> question) {
    return ask(operation, question, answer -> answer);
  }

  /**
   * As {@link #ask(Operation, Function)}, for an answer that takes its time: it is worked out when
   * the unit of work has ended, and so keeps no connection from others.
   *
   * @param reading reads what the answer needs
   * @param answer works it out from what was read
   */
  public <R, T> T ask(Operation operation, Function<Inquiry, R> reading, Function<R, T> answer) {
    return timed(operation, () -> answer.apply(readOnce(reading)));
  }

  /** What one answer reads, in units of work of their own. */
  public interface Readings {

    /** Reads in a unit of work, which has ended when this returns. */
    <R> R read(Function<Inquiry, R> question);
  }

  /**
   * As {@link #ask(Operation, Function)}, for an answer that goes on for long: it reads in as many
   * units of work as it likes, and what it does in between keeps no connection from others. What
   * changes in between is seen.
   */
  public <T> T askInSteps(Operation operation, Function<Readings, T> answer) {
    return timed(operation, () -> answer.apply(this::readOnce));
  }

  /**
   * As {@link #ask(Operation, Function)}, for an answer that is put together from many statements:
   * all of them see the state of one moment.
   */
  public <T> T askOfOneMoment(Operation operation, Function<Inquiry, T> question) {
    return askOfOneMoment(operation, question, answer -> answer);
  }

  /**
   * As {@link #askOfOneMoment(Operation, Function)}, for an answer that the host has a part in: it
   * is worked out when the unit of work has ended, and so keeps no connection from others.
   *
   * @param reading reads what the answer needs
   * @param answer works it out from what was read
   */
  public <R, T> T askOfOneMoment(
      Operation operation, Function<Inquiry, R> reading, Function<R, T> answer) {
    return timed(operation, () -> answer.apply(readOfOneMoment(reading)));
  }

  /**
   * Hands something out that is not to leave without a trace. What is to be kept of it is kept
   * first, in a unit of work of its own, whatever becomes of the rest; what is handed out is of one
   * moment after that.
   *
   * @param trace writes the trace
   * @param handingOut reads and hands out
   * @throws RefusedException with {@link io.customerview.shared.CommonRefusal.InHostTransaction},
   *     since the host might take the trace back; or as {@link #change(Operation, Function)} does
   */
  public void handOut(Operation operation, Consumer<Change> trace, Consumer<Inquiry> handingOut) {
    timed(
        operation,
        () -> {
          changeOnce(
              operation,
              change -> {
                change.work().requireOwn();
                trace.accept(change);
                return true;
              });
          return readOfOneMoment(
              inquiry -> {
                handingOut.accept(inquiry);
                return true;
              });
        });
  }

  private <R> R readOfOneMoment(Function<Inquiry, R> question) {
    return office
        .storage()
        .snapshot(
            office.time().now(),
            // What is seen in a transaction of the host's hangs on its isolation.
            work -> question.apply(new Inquiry(this, office, work, !work.isInHostTransaction())));
  }

  private <R> R readOnce(Function<Inquiry, R> question) {
    return office
        .storage()
        .read(office.time().now(), work -> question.apply(new Inquiry(this, office, work, false)));
  }

  /**
   * Runs a command: all of it is kept, or nothing.
   *
   * @throws RefusedException with {@link AccessRefusal} if the agent may not give it, or with the
   *     refusal that the command met
   */
  public <T> T change(Operation operation, Function<Change, T> command) {
    return change(operation, 1, refusal -> false, command);
  }

  /**
   * As {@link #change(Operation, Function)}, tried again where it meets what somebody else did at
   * the same time. However often it is tried, it is one use case: the listener hears how it ended.
   *
   * @param attempts how often at most; 1 or more
   * @param again which refusals another try may not meet
   */
  public <T> T change(
      Operation operation, int attempts, Predicate<Refusal> again, Function<Change, T> command) {
    return timed(
        operation,
        () -> {
          for (int left = attempts - 1; ; left--) {
            try {
              return changeOnce(operation, command);
            } catch (RefusedException refused) {
              if (left <= 0 || !again.test(refused.refusal())) {
                throw refused;
              }
            }
          }
        });
  }

  private <T> T changeOnce(Operation operation, Function<Change, T> command) {
    return office
        .storage()
        .write(
            office.time().now(),
            work -> {
              Change change = new Change(this, office, operation, work);
              T result = command.apply(change);
              change.close();
              return result;
            });
  }

  /** As {@link Office#run}, for what runs in the background under this desk's agent. */
  public <T> T run(String name, Supplier<T> steps) {
    return office.run(name, steps);
  }

  private <T> T timed(Operation operation, Supplier<T> body) {
    return office.run(
        operation.name(),
        () -> {
          require(operation.permission());
          return body.get();
        });
  }

  /**
   * Refuses an agent without a permission: for a use case that needs more than the one of its
   * operation.
   *
   * @throws RefusedException with {@link AccessRefusal}
   */
  public void require(Permission permission) {
    refusal(permission)
        .ifPresent(
            refusal -> {
              throw new RefusedException(refusal);
            });
  }

  /**
   * As {@link #require(Permission)}, before a use case has opened a unit of work: the listeners
   * hear that it was refused.
   *
   * @throws RefusedException with {@link AccessRefusal}
   */
  public void require(Operation operation, Permission permission) {
    if (!permissions.contains(permission)) {
      office.run(
          operation.name(),
          () -> {
            require(permission);
            return true;
          });
    }
  }

  /**
   * Returns why the agent is refused what needs a permission, or empty if the agent has it: for an
   * answer of which only a part needs more than the permission of its operation.
   */
  public Optional<AccessRefusal> refusal(Permission permission) {
    if (permissions.contains(permission)) {
      return Optional.empty();
    }
    return Optional.of(
        agent.permissions().contains(permission)
            ? new AccessRefusal.ModuleOff(permission)
            : new AccessRefusal.NotPermitted(permission));
  }

  /**
   * What the desks of one customer view share.
   *
   * @param storage runs units of work
   * @param locks the row per customer
   * @param audit where every change is written
   * @param time clock and zone
   * @param ids where new ids come from
   * @param changes who hears of changes, in order
   * @param operations who hears of ended use cases and runs
   * @param management whether the customer-management module is on
   */
  public record Office(
      UnitsOfWork storage,
      CustomerLocks locks,
      AuditTrail audit,
      BusinessTime time,
      IdSource ids,
      List<ChangeListener> changes,
      List<OperationListener> operations,
      boolean management) {

    public Office {
      changes = List.copyOf(changes);
      operations = List.copyOf(operations);
    }

    /**
     * Runs something, and tells the listeners how it ended. It opens no door by itself: for what
     * runs in the background, in units of work of its own.
     *
     * @param name what the listeners hear, such as {@code file_sweep.run}
     */
    public <T> T run(String name, Supplier<T> steps) {
      long start = System.nanoTime();
      OperationListener.Outcome outcome = OperationListener.Outcome.FAILED;
      try {
        T result = steps.get();
        outcome = OperationListener.Outcome.DONE;
        return result;
      } catch (RefusedException refused) {
        outcome = OperationListener.Outcome.REFUSED;
        throw refused;
      } finally {
        tell(name, Duration.ofNanos(System.nanoTime() - start), outcome);
      }
    }

    private void tell(String name, Duration took, OperationListener.Outcome outcome) {
      for (OperationListener listener : operations) {
        try {
          listener.completed(name, took, outcome);
        } catch (Throwable broken) { // also what Java would have it declare, as Kotlin needn't
          LOG.warn(
              "An operation listener failed after {}: {}",
              name,
              CustomerViewException.codeOf(broken));
        }
      }
    }
  }
}
