package io.customerview.contact;

import io.customerview.contact.SendingEvent.SendingPaused;
import io.customerview.contact.SendingEvent.SendingResumed;
import io.customerview.contact.SendingRefusal.PauseNotAhead;
import io.customerview.contact.SendingRefusal.PauseTooLong;
import io.customerview.shared.After;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The pauses of one customer that are in force, and the rules for them (CNT-14). Immutable.
 *
 * @param customer whose
 * @param pauses in force; after a rule those that it ended too, so that they can be saved
 */
@Wiring
public record PauseBook(CustomerId customer, List<Pause> pauses) {

  /** The longest pause, in days. */
  public static final int LONGEST_DAYS = 3660;

  public PauseBook {
    Objects.requireNonNull(customer, "customer");
    pauses = List.copyOf(pauses);
  }

  /**
   * Sets a pause. It only ever restricts: one of the same channel that ends later stays, and then
   * nothing changes.
   *
   * @param channel on which message channel; none means all
   * @param given until when
   * @throws RefusedException with {@link PauseNotAhead} or {@link PauseTooLong}
   */
  public After<PauseBook> pause(
      UUID id, Optional<MessageChannel> channel, Instant given, AgentId agent, Instant moment) {
    Instant until = given.truncatedTo(ChronoUnit.MICROS); // as it is kept
    if (!until.isAfter(moment)) {
      throw new RefusedException(new PauseNotAhead(until, moment));
    }
    if (until.isAfter(moment.plus(Duration.ofDays(LONGEST_DAYS)))) {
      throw new RefusedException(new PauseTooLong(LONGEST_DAYS));
    }
    Pause set = new Pause(id, customer, channel, moment, until, Optional.empty(), agent);
    boolean covered =
        pauses.stream()
            .anyMatch(
                other -> other.channel().equals(channel) && !other.end().isBefore(set.until()));
    if (covered) {
      return After.unchanged(this);
    }
    List<Pause> more = new ArrayList<>(pauses);
    more.add(set);
    return After.of(new PauseBook(customer, more), new SendingPaused(channel, set.until()));
  }

  /**
   * Ends pauses now.
   *
   * @param only those of one message channel; none means every pause of the customer's
   */
  public After<PauseBook> resume(Optional<MessageChannel> only, Instant moment) {
    List<Pause> after = new ArrayList<>();
    List<DomainEvent> events = new ArrayList<>();
    for (Pause pause : pauses) {
      boolean ends =
          (only.isEmpty() || only.equals(pause.channel())) && pause.end().isAfter(moment);
      after.add(ends ? pause.resumed(moment) : pause);
      if (ends) {
        events.add(new SendingResumed(pause.channel(), pause.until()));
      }
    }
    return new After<>(new PauseBook(customer, after), events);
  }
}
