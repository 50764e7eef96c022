package io.customerview.audit;

import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * One change, as it stands in the audit trail (trilha de auditoria): who made it, when, and what
 * happened.
 *
 * <p>The entries of a customer's changes form a chain without gaps: each raises the customer's
 * version by one. What was done with a customer and changes nothing of it, such as an export, has
 * an entry beside the chain, without a version. Holds no personal data but in masked form.
 * Immutable.
 *
 * @param id the id of the entry
 * @param customer whom it is about; empty for what concerns no single customer
 * @param version the customer's version after the change; empty where nothing of a customer changed
 * @param moment when
 * @param agent who
 * @param operation the use case, such as {@code contacts.opt_out}
 * @param happenings what happened, in order; at least one
 */
public record AuditEntry(
    UUID id,
    Optional<CustomerId> customer,
    Optional<Version> version,
    Instant moment,
    AgentId agent,
    String operation,
    List<Happening> happenings) {

  /** The name of the event with which a customer's trail ends: its erasure (PRIV-2). */
  public static final String END = "customer.erased";

  /** The name of the event after which a customer's id leads to another one (MRG-2). */
  public static final String MERGED_AWAY = "merge.merged_away";

  private static final String SKIPPED = "audit.versions_skipped";
  private static final String LAST = "last";

  public AuditEntry {
    if (version.isPresent() && customer.isEmpty()) {
      throw new IllegalArgumentException("an entry has a version only where it has a customer");
    }
    happenings = List.copyOf(happenings);
    if (happenings.isEmpty()) {
      throw new IllegalArgumentException("an entry tells at least one thing that happened");
    }
  }

  /**
   * Obtains the happening of a chain that skips versions: that of a customer who takes on, in a
   * merge, the higher version of the one who is absorbed.
   *
   * @param last the version that the chain had come to
   */
  public static Happening skippedAfter(Version last) {
    return new Happening(SKIPPED, Map.of(LAST, Long.toString(last.number())));
  }

  /** Returns whether this tells that the customer is no more: erased, or merged into another. */
  public boolean isEnd() {
    return happenings.stream()
        .map(Happening::event)
        .anyMatch(event -> event.equals(END) || event.equals(MERGED_AWAY));
  }

  /** Returns the version that the entry before this one in the chain has; 0 for none. */
  long versionBefore() {
    return happenings.stream()
        .filter(happening -> happening.event().equals(SKIPPED))
        .findFirst()
        .map(happening -> Long.parseLong(happening.details().getOrDefault(LAST, "0")))
        .orElseGet(() -> version.map(Version::number).orElse(1L) - 1);
  }

  /**
   * Returns what is left of this by the erasure of its customer (PRIV-2): who did what kind of
   * thing and on which day, and none of its details. The moment would lead to whatever else was
   * written at it, such as the hash of an address on the suppression list.
   *
   * @param zone in which days are counted
   */
  public AuditEntry erased(ZoneId zone) {
    return new AuditEntry(
        id,
        customer,
        version,
        moment.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant(),
        agent,
        operation,
        happenings.stream()
            .map(happening -> happening.event().equals(SKIPPED) ? happening : happening.bare())
            .toList());
  }

  /** Returns this without the details of some of the things that happened. */
  public AuditEntry without(Predicate<Happening> stripped) {
    return new AuditEntry(
        id,
        customer,
        version,
        moment,
        agent,
        operation,
        happenings.stream().map(one -> stripped.test(one) ? one.bare() : one).toList());
  }

  /** Returns this entry as it is exported (PRIV-1): the same fields from every storage. */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    version.ifPresent(number -> fields.put("version", number.number()));
    fields.put("moment", moment);
    fields.put("operation", operation);
    fields.put("happened", happenings.stream().map(Happening::event).toList());
    return fields;
  }

  /**
   * One thing that happened.
   *
   * @param event the name of the event, such as {@code contact.opted_out}
   * @param details what there is to say about it, by field
   */
  public record Happening(String event, Map<String, String> details) {

    public Happening {
      details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    private Happening bare() {
      return new Happening(event, Map.of());
    }

    /** Obtains the entry's form of an event. */
    public static Happening of(DomainEvent event) {
      return new Happening(event.name(), event.details());
    }
  }
}
