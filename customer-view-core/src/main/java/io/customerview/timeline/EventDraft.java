package io.customerview.timeline;

import io.customerview.shared.AgentId;
import io.customerview.shared.CleanText;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.timeline.EventRefusal.NotOnNotes;
import io.customerview.timeline.EventRefusal.ResponsibleMissing;
import io.customerview.timeline.EventRefusal.TooManyParticipants;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an agent says of an event, and can edit (EVT-1, EVT-2, EVT-3):
 *
 * <pre>{@code
 * EventDraft.builder(EventKind.MEETING, EventTime.on(date, LocalTime.of(14, 0), LocalTime.of(15, 0), zone))
 *     .responsible(new AgentId("ana")).participant(person).done().description("Renovação").build()
 * }</pre>
 *
 * <p>Its text form tells no personal data. Immutable.
 *
 * @param kind what it is
 * @param time when it takes place
 * @param responsible who is responsible: an analyst or administrator; nobody for a note
 * @param participants who takes part, each once: at most {@value #MOST_PARTICIPANTS}, none for a
 *     note
 * @param outcome what became of it, if the agent says so
 * @param description at most {@value #LONGEST_DESCRIPTION} code points, perhaps in several lines
 */
public record EventDraft(
    EventKind kind,
    EventTime time,
    Optional<AgentId> responsible,
    List<Participant> participants,
    Optional<EventOutcome> outcome,
    Optional<String> description) {

  /** The most participants. */
  public static final int MOST_PARTICIPANTS = 100;

  /** The most code points of a description. */
  public static final int LONGEST_DESCRIPTION = 4000;

  /**
   * Makes a draft.
   *
   * @throws RefusedException with {@link EventRefusal}, or with {@link
   *     io.customerview.shared.CommonRefusal} if the description is too long or holds a control
   *     character
   */
  public EventDraft {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(responsible, "responsible");
    participants = List.copyOf(new LinkedHashSet<>(participants));
    Objects.requireNonNull(outcome, "outcome");
    description = CleanText.lines("description", description.orElse(null), LONGEST_DESCRIPTION);
    if (kind == EventKind.NOTE) {
      if (responsible.isPresent() || !participants.isEmpty()) {
        throw new RefusedException(new NotOnNotes());
      }
    } else if (responsible.isEmpty()) {
      throw new RefusedException(new ResponsibleMissing());
    }
    if (participants.size() > MOST_PARTICIPANTS) {
      throw new RefusedException(new TooManyParticipants(MOST_PARTICIPANTS));
    }
  }

  /** Returns whether it takes anybody's time: no note does, and not what did not take place. */
  boolean takesTime() {
    return kind != EventKind.NOTE && !outcome.equals(Optional.of(EventOutcome.NOT_DONE));
  }

  /** Begins a draft. */
  public static Builder builder(EventKind kind, EventTime time) {
    return new Builder(kind, time);
  }

  /** Returns the same at another time. */
  EventDraft withTime(EventTime other) {
    return new EventDraft(kind, other, responsible, participants, outcome, description);
  }

  /** Returns the same with other participants. */
  EventDraft withParticipants(List<Participant> others) {
    return new EventDraft(kind, time, responsible, others, outcome, description);
  }

  @Override
  public String toString() {
    return "EventDraft[" + kind + "]";
  }

  /** Gathers a draft. Not thread-safe. */
  public static final class Builder {

    private final EventKind kind;
    private final EventTime time;
    private final Set<Participant> participants = new LinkedHashSet<>();
    private @Nullable AgentId responsible;
    private @Nullable EventOutcome outcome;
    private @Nullable String description;

    private Builder(EventKind kind, EventTime time) {
      this.kind = kind;
      this.time = time;
    }

    /** Sets who is responsible; null for nobody. */
    public Builder responsible(@Nullable AgentId agent) {
      this.responsible = agent;
      return this;
    }

    /** Adds an agent who takes part. */
    public Builder participant(AgentId agent) {
      participants.add(new Participant.OfAgents(agent));
      return this;
    }

    /** Adds a linked person who takes part. */
    public Builder participant(CustomerId person) {
      participants.add(new Participant.OfPeople(person));
      return this;
    }

    /** Says that it took place. */
    public Builder done() {
      this.outcome = EventOutcome.DONE;
      return this;
    }

    /** Says that it did not take place. */
    public Builder notDone() {
      this.outcome = EventOutcome.NOT_DONE;
      return this;
    }

    /** Sets what it is about; null or blank for nothing. */
    public Builder description(@Nullable String text) {
      this.description = text;
      return this;
    }

    /**
     * Returns the draft.
     *
     * @throws RefusedException as {@link EventDraft}
     */
    public EventDraft build() {
      return new EventDraft(
          kind,
          time,
          Optional.ofNullable(responsible),
          List.copyOf(participants),
          Optional.ofNullable(outcome),
          Optional.ofNullable(description));
    }
  }
}
