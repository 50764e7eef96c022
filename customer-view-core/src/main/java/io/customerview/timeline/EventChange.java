package io.customerview.timeline;

import io.customerview.shared.AgentId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.EventId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What happened to an event of a customer's timeline. The details tell neither who of the
 * customer's people takes part nor what the event is about.
 */
public sealed interface EventChange extends DomainEvent {

  /** Returns which event. */
  EventId event();

  /** A call, meeting or note was registered. */
  record EventRegistered(EventId event, EventDraft draft) implements EventChange {
    @Override
    public String name() {
      return "event.registered";
    }

    @Override
    public Map<String, String> details() {
      return EventChange.told(event, draft);
    }
  }

  /** It was edited. */
  record EventEdited(EventId event, EventDraft before, EventDraft after) implements EventChange {
    @Override
    public String name() {
      return "event.edited";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("event", event.toString());
      told("kind", draft -> draft.kind().name(), details);
      told("start", draft -> draft.time().start().toString(), details);
      told("end", draft -> draft.time().end().toString(), details);
      told("responsible", draft -> draft.responsible().map(AgentId::value).orElse(""), details);
      told("outcome", draft -> draft.outcome().map(EventOutcome::name).orElse(""), details);
      if (!before.participants().equals(after.participants())) {
        details.put("participants", DomainEvent.fromTo(count(before), count(after)));
      }
      if (!before.description().equals(after.description())) {
        details.put("description", DomainEvent.fromTo("***", "***"));
      }
      return details;
    }

    private void told(String field, Function<EventDraft, String> of, Map<String, String> details) {
      String was = of.apply(before);
      String is = of.apply(after);
      if (!was.equals(is)) {
        details.put(field, DomainEvent.fromTo(was, is));
      }
    }

    private static String count(EventDraft draft) {
      return Integer.toString(draft.participants().size());
    }
  }

  /** It was deleted for good. */
  record EventDeleted(EventId event, EventDraft draft) implements EventChange {
    @Override
    public String name() {
      return "event.deleted";
    }

    @Override
    public Map<String, String> details() {
      return EventChange.told(event, draft);
    }
  }

  private static Map<String, String> told(EventId event, EventDraft draft) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("event", event.toString());
    details.put("kind", draft.kind().name());
    details.put("start", draft.time().start().toString());
    return details;
  }
}
