package io.customerview.merge;

import io.customerview.base.Membership;
import io.customerview.contact.Address;
import io.customerview.contact.AddressKey;
import io.customerview.contact.ContactRecords;
import io.customerview.contact.Pause;
import io.customerview.customer.Customer;
import io.customerview.customer.CustomerRecord;
import io.customerview.journey.CustomerJourney;
import io.customerview.marker.Marker;
import io.customerview.portfolio.ImportedChange;
import io.customerview.portfolio.Portfolio;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.MergeId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.Version;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A merge of two customers that was made, with what it takes to undo it (unificação de cadastros;
 * MRG-2). Immutable; {@code toString} shows nothing personal.
 *
 * @param id the id
 * @param survivor the customer that stayed, under the id that it had then
 * @param former the duplicate
 * @param at when
 * @param agent who
 * @param undoneAt when it was undone; of such a merge neither the duplicate nor the trace is kept
 * @param span what was written of contact points while it stood
 * @param kept the duplicate as it was
 * @param trace what it touched
 */
public record Merge(
    MergeId id,
    CustomerId survivor,
    CustomerId former,
    Instant at,
    AgentId agent,
    Optional<Instant> undoneAt,
    Span span,
    Optional<Customer> kept,
    Trace trace) {

  /** The name of the part in an export. */
  public static final String PART = "merges";

  public Merge {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(survivor, "survivor");
    Objects.requireNonNull(former, "former");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(undoneAt, "undoneAt");
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(kept, "kept");
    Objects.requireNonNull(trace, "trace");
    if (undoneAt.isPresent() != span.until().isPresent()) {
      throw new IllegalArgumentException("a merge that was undone stood until a place");
    }
  }

  /**
   * A place in what was written of contact points. Moments tell no order: each is taken before the
   * customers are locked.
   *
   * @param consents the last entry in the record of consent; 0 for none
   * @param history the last entry in the history of contact points; 0 for none
   */
  public record Place(long consents, long history) {}

  /**
   * What was written of contact points while a merge stood, with what the merge and its undoing
   * wrote themselves: behind one place, and up to another one.
   *
   * @param after the place before the merge
   * @param until the place after the undoing; empty while the merge stands
   */
  public record Span(Place after, Optional<Place> until) {

    public Span {
      Objects.requireNonNull(after, "after");
      Objects.requireNonNull(until, "until");
    }
  }

  /**
   * What a merge touched, beside the records that it handed over.
   *
   * @param formerIds the former ids that led to the duplicate
   * @param members the customers whose parent was the duplicate
   * @param filled the fields of the registration that were empty and were filled from the duplicate
   * @param points the contact points
   * @param lastConsent the place of the last entry in the record of consent once the merge was done
   * @param marker the marker that the duplicate bore
   * @param portfolio the portfolio that the duplicate was in
   * @param journey the journey that the duplicate was in
   * @param journeyVersion the version of that journey's definition
   * @param memberships the segments that both were in
   * @param imports the imports of portfolios that had to do with where the duplicate was, and were
   *     not undone then
   * @param pauses the pauses of the customer that stayed: its own, from before
   * @param notDuplicates whom the duplicate was told apart from, but for the survivor
   */
  public record Trace(
      Set<CustomerId> formerIds,
      Set<CustomerId> members,
      Set<String> filled,
      List<MergedPoint> points,
      long lastConsent,
      Optional<MarkerId> marker,
      Optional<PortfolioId> portfolio,
      Optional<JourneyId> journey,
      Optional<Version> journeyVersion,
      List<Membership> memberships,
      Set<PortfolioImportId> imports,
      Set<UUID> pauses,
      Set<CustomerId> notDuplicates) {

    private static final Comparator<Membership> ORDER =
        Comparator.comparing(Membership::customer).thenComparing(Membership::segment);

    /** Of a merge that was undone. */
    public static final Trace NONE =
        new Trace(
            Set.of(),
            Set.of(),
            Set.of(),
            List.of(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Set.of(),
            Set.of(),
            Set.of());

    public Trace {
      formerIds = Collections.unmodifiableSet(new TreeSet<>(formerIds));
      members = Collections.unmodifiableSet(new TreeSet<>(members));
      filled = Collections.unmodifiableSet(new TreeSet<>(filled));
      points = List.copyOf(points);
      memberships = memberships.stream().sorted(ORDER).toList();
      imports = Collections.unmodifiableSet(new TreeSet<>(imports));
      pauses = Collections.unmodifiableSet(new TreeSet<>(pauses));
      notDuplicates = Collections.unmodifiableSet(new TreeSet<>(notDuplicates));
    }

    /** Returns the segments that one of the two was in. */
    List<Membership> membershipsOf(CustomerId customer) {
      return memberships.stream().filter(one -> one.customer().equals(customer)).toList();
    }

    /** Returns whether a point of this address was joined with one of the customer that stayed. */
    public boolean joins(AddressKey address) {
      return points.stream()
          .anyMatch(
              one ->
                  one.fate() == MergedPoint.Fate.JOINED
                      && AddressKey.of(one.address()).equals(address));
    }

    private Trace as(ReadableParts readable) {
      boolean isRegistrationRead = readable.part(CustomerRecord.PART);
      boolean isJourneyRead = readable.part(CustomerJourney.PART);
      return new Trace(
          formerIds,
          isRegistrationRead ? members : Set.of(),
          isRegistrationRead ? filled : Set.of(),
          readable.part(ContactRecords.POINTS) ? points : List.of(),
          lastConsent,
          marker.filter(any -> readable.part(Marker.PART)),
          portfolio.filter(any -> readable.part(Portfolio.PART)),
          journey.filter(any -> isJourneyRead),
          journeyVersion.filter(any -> isJourneyRead),
          readable.part(Membership.PART) ? memberships : List.of(),
          readable.part(ImportedChange.PART) ? imports : Set.of(),
          readable.part(Pause.PART) ? pauses : Set.of(),
          notDuplicates);
    }

    @Override
    public String toString() {
      return "Trace[" + points.size() + " points]";
    }
  }

  /** Returns what of this merge an agent is told (ACS-1). */
  Merge as(ReadableParts readable) {
    return new Merge(
        id,
        survivor,
        former,
        at,
        agent,
        undoneAt,
        span,
        kept.filter(any -> readable.part(CustomerRecord.PART)),
        trace.as(readable));
  }

  /**
   * Returns this merge as one that was undone.
   *
   * @param until the place in what is written of contact points that its undoing has come to
   */
  public Merge undone(Instant moment, Place until) {
    return new Merge(
        id,
        survivor,
        former,
        at,
        agent,
        Optional.of(moment),
        new Span(span.after(), Optional.of(until)),
        Optional.empty(),
        Trace.NONE);
  }

  /** Returns this merge as one of others. */
  public Merge between(CustomerId stayed, CustomerId came) {
    return new Merge(id, stayed, came, at, agent, undoneAt, span, kept, trace);
  }

  /**
   * Returns this merge as it is exported (PRIV-1): the same fields from every storage.
   *
   * @param state how far the duplicate had come in its journey, as that is exported
   * @param did what imports of portfolios did with it, as that is exported
   */
  public Map<String, Object> toRecord(
      Optional<Map<String, Object>> state, List<Map<String, Object>> did) {
    Map<String, Object> fields = new LinkedHashMap<>();
    kept.map(CustomerRecord::of).ifPresent(fields::putAll);
    fields.put("mergedAt", at);
    undoneAt.ifPresent(moment -> fields.put("undoneAt", moment));
    if (!trace.points().isEmpty()) {
      fields.put(
          "addresses",
          trace.points().stream().map(MergedPoint::address).map(Address::normalized).toList());
    }
    trace.marker().ifPresent(marker -> fields.put("marker", marker.toString()));
    trace.portfolio().ifPresent(portfolio -> fields.put("portfolio", portfolio.toString()));
    trace.journey().ifPresent(journey -> fields.put("journey", journey.toString()));
    state.ifPresent(
        fieldsOf ->
            fieldsOf.forEach(
                (name, value) -> {
                  if (!name.equals("journey")) {
                    fields.put("journey." + name, value);
                  }
                }));
    if (!did.isEmpty()) {
      fields.put("portfolioImports", did.stream().map(Merge::text).toList());
    }
    List<Membership> left = trace.membershipsOf(former);
    if (!left.isEmpty()) {
      fields.put("segments", left.stream().map(one -> one.segment().toString()).toList());
    }
    return fields;
  }

  private static String text(Map<String, Object> record) {
    return record.entrySet().stream()
        .map(field -> field.getKey() + ' ' + field.getValue())
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return "Merge[" + id + ", " + former + " > " + survivor + "]";
  }
}
