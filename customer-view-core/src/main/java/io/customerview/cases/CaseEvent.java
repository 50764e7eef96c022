package io.customerview.cases;

import io.customerview.shared.CaseId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.Masked;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What the host said of a case. The details name the case, masked. */
public sealed interface CaseEvent extends DomainEvent {

  /** Returns which case. */
  CaseId number();

  /** The host gave a case for the first time (CAS-3). */
  record CaseAdded(CaseId number) implements CaseEvent {
    @Override
    public String name() {
      return "case.added";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("case", Masked.id(number.value()));
    }

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "CaseAdded" + details();
    }
  }

  /**
   * The host gave a case as it is now (CAS-3). The details tell both sides of what is different:
   * the campaign masked, and of the link that it changed. How it was as another customer's is not
   * told.
   */
  record CaseChanged(CustomerCase before, CustomerCase after) implements CaseEvent {

    @Override
    public CaseId number() {
      return after.number();
    }

    @Override
    public String name() {
      return "case.changed";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("case", Masked.id(number().value()));
      told("state", CustomerCase::state, CaseState::code, details);
      told("createdAt", CustomerCase::createdAt, Instant::toString, details);
      told("campaign", one -> one.campaign().orElse(""), Masked::words, details);
      told("link", one -> one.link().map(URI::toString).orElse(""), CaseEvent::hidden, details);
      return details;
    }

    private <T> void told(
        String field,
        Function<CustomerCase, T> of,
        Function<T, String> shown,
        Map<String, String> details) {
      T was = of.apply(before);
      T is = of.apply(after);
      if (!before.customer().equals(after.customer())) {
        if (!shown.apply(is).isEmpty()) {
          details.put(field, DomainEvent.fromTo("", shown.apply(is)));
        }
      } else if (!was.equals(is)) {
        details.put(field, DomainEvent.fromTo(shown.apply(was), shown.apply(is)));
      }
    }
  }

  private static String hidden(String text) {
    return text.isEmpty() ? "" : "***";
  }

  /**
   * The host gave a case to another customer (CAS-3): told of both. Whose it was stands in that
   * one's trail only, with which it is erased (PRIV-2).
   *
   * @param told of whom this is told
   */
  record CaseMoved(CaseId number, CustomerId from, CustomerId to, CustomerId told)
      implements CaseEvent {

    /** Returns this as it is told of the customer whose the case was. */
    CaseMoved ofBefore() {
      return new CaseMoved(number, from, to, from);
    }

    @Override
    public String name() {
      return "case.moved";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("case", Masked.id(number.value()));
      if (told.equals(from)) {
        details.put("from", from.toString());
      }
      details.put("to", to.toString());
      return details;
    }

    /** Returns a form that is safe to log. */
    @Override
    public String toString() {
      return "CaseMoved" + details();
    }
  }
}
