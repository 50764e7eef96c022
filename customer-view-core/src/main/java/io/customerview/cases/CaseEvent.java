package io.customerview.cases;

import io.customerview.shared.CaseId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.Masked;
import java.util.List;
import java.util.Map;

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
  }

  /**
   * The host gave a case as it is now (CAS-3).
   *
   * @param fields the names of what changed
   */
  record CaseChanged(CaseId number, List<String> fields) implements CaseEvent {

    public CaseChanged {
      fields = List.copyOf(fields);
    }

    @Override
    public String name() {
      return "case.changed";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("case", Masked.id(number.value()), "fields", String.join(", ", fields));
    }
  }

  /** The host gave a case to another customer (CAS-3): told of both. */
  record CaseMoved(CaseId number, CustomerId from, CustomerId to) implements CaseEvent {
    @Override
    public String name() {
      return "case.moved";
    }

    @Override
    public Map<String, String> details() {
      return Map.of(
          "case", Masked.id(number.value()), "from", from.toString(), "to", to.toString());
    }
  }
}
