package io.customerview.message;

import io.customerview.shared.CleanText;
import io.customerview.shared.MessageId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened to a message (interação), as a provider reports it (INT-1). Immutable.
 *
 * @param message to which message
 * @param kind what happened; not {@link InteractionKind#INBOUND}
 * @param at when it happened, in microseconds, whenever it is reported
 * @param eventId the provider's id of the event, which tells a report that comes again (INT-6); 1
 *     to {@value #LONGEST_EVENT} code points
 */
public record Interaction(
    MessageId message, InteractionKind kind, Instant at, Optional<String> eventId) {

  /** The longest event id, in code points. */
  public static final int LONGEST_EVENT = 256;

  /**
   * The order in which things happened: by moment, then by kind (INT-6). The last one is the latest
   * status.
   */
  public static final Comparator<Interaction> IN_TIME =
      Comparator.comparing(Interaction::at)
          .thenComparing(Interaction::kind)
          .thenComparing(Interaction::key);

  public Interaction {
    Objects.requireNonNull(message, "message");
    if (Objects.requireNonNull(kind, "kind") == InteractionKind.INBOUND) {
      throw new IllegalArgumentException(
          "what customers do of their own accord is taken in as inbound, and is no report");
    }
    at = SentMessage.checkMoment("at", at);
    eventId = eventId.flatMap(text -> CleanText.optional("eventId", text, LONGEST_EVENT));
  }

  /** Obtains an interaction of which the provider gives no id. */
  public static Interaction of(MessageId message, InteractionKind kind, Instant at) {
    return new Interaction(message, kind, at, Optional.empty());
  }

  /** Returns this with the provider's id of the event. */
  public Interaction event(String id) {
    return new Interaction(message, kind, at, Optional.of(id));
  }

  /**
   * Returns what tells this from the message's other interactions: the event id, else kind and
   * moment (INT-6). What closes an address is told by its kind too, so that nothing else under the
   * same event id stands in its place (CNT-10).
   */
  public String key() {
    String ofKind = kind.closesAddress() ? kind + " " : "";
    return eventId.map(id -> ofKind + "event " + id).orElseGet(() -> kind + " " + at);
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "Interaction[" + kind + ", " + at + "]";
  }
}
