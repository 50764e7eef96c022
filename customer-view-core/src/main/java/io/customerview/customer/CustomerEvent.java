package io.customerview.customer;

import io.customerview.shared.DomainEvent;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What happened to a registration. */
public sealed interface CustomerEvent extends DomainEvent {

  /** A customer was registered. */
  record CustomerRegistered(boolean person) implements CustomerEvent {
    @Override
    public String name() {
      return "customer.registered";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("kind", person ? "person" : "company");
    }
  }

  /**
   * A registration was changed.
   *
   * @param fields for each field that changed, what it was and is, masked where it is personal
   */
  record RegistrationChanged(Map<String, FieldChange> fields) implements CustomerEvent {

    /** The name. */
    public static final String NAME = "customer.registration_changed";

    public RegistrationChanged {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      fields.forEach(
          (field, change) ->
              details.put(field, DomainEvent.fromTo(change.before(), change.after())));
      return details;
    }
  }

  /**
   * The two sides of a change, safe to keep.
   *
   * @param before what it was; empty where there was nothing
   * @param after what it is
   */
  record FieldChange(String before, String after) {}

  /** A customer was cancelled. The reason stands in the registration only: it is free text. */
  record CustomerCancelled(LocalDate on) implements CustomerEvent {
    @Override
    public String name() {
      return "customer.cancelled";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("on", on.toString());
    }
  }

  /**
   * A cancelled customer is active again.
   *
   * @param cancelledOn on which day it had been cancelled
   */
  record CustomerReactivated(LocalDate cancelledOn) implements CustomerEvent {
    @Override
    public String name() {
      return "customer.reactivated";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("on", DomainEvent.fromTo(cancelledOn.toString(), ""));
    }
  }
}
