package io.customerview.timeline;

import io.customerview.shared.DomainEvent;
import io.customerview.shared.EventId;
import java.util.Map;

/** What happened to an event of a customer's timeline. */
public sealed interface EventChange extends DomainEvent {

  /** Returns which event. */
  EventId event();

  @Override
  default Map<String, String> details() {
    return Map.of("event", event().toString());
  }

  /** A call, meeting or note was registered. */
  record EventRegistered(EventId event) implements EventChange {
    @Override
    public String name() {
      return "event.registered";
    }
  }

  /** It was edited. */
  record EventEdited(EventId event) implements EventChange {
    @Override
    public String name() {
      return "event.edited";
    }
  }

  /** It was deleted for good. */
  record EventDeleted(EventId event) implements EventChange {
    @Override
    public String name() {
      return "event.deleted";
    }
  }
}
