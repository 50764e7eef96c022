package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.audit.AuditQuery;
import io.customerview.audit.AuditTrail.Place;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.CustomerViewException;
import io.customerview.shared.DateRange;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link io.customerview.audit.AuditTrail} promises. */
public interface AuditTrailContract {

  /** The zone in which these tests count days. */
  ZoneId ZONE = BusinessTime.DEFAULT_ZONE;

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("PRIV-3: entries are read as they were written, newest first, in pages")
  default void entries_are_read_as_written() {
    CustomerId customer = new CustomerId(UUID.randomUUID());
    List<AuditEntry> entries = List.of(entry(customer, 1), entry(customer, 2), entry(customer, 3));
    AuditEntry aboutNobody =
        new AuditEntry(
            UUID.randomUUID(),
            Optional.empty(),
            Optional.empty(),
            SettableClock.START,
            new AgentId("ana"),
            "suppressions.add",
            List.of(new Happening("suppression.added", Map.of())));
    Work.run(storage(), work -> storage().audit().append(work, entries));
    Work.run(storage(), work -> storage().audit().append(work, List.of(aboutNobody)));
    assertThat(of(customer, Optional.empty(), 2)).containsExactly(entries.get(2), entries.get(1));
    assertThat(of(customer, Optional.of(new Version(2)), 2)).containsExactly(entries.get(0));
    assertThat(of(new CustomerId(UUID.randomUUID()), Optional.empty(), 2)).isEmpty();
  }

  @Test
  @DisplayName("PRIV-3: a version of a customer has one entry")
  default void once_per_version() {
    CustomerId customer = new CustomerId(UUID.randomUUID());
    Work.run(storage(), work -> storage().audit().append(work, List.of(entry(customer, 1))));
    assertThatThrownBy(
            () ->
                Work.run(
                    storage(), work -> storage().audit().append(work, List.of(entry(customer, 1)))))
        .isInstanceOf(CustomerViewException.class);
  }

  @Test
  @DisplayName(
      "PRIV-3: entries are found by customer, by agent and by days, newest first, in pages")
  default void entries_are_found() {
    AgentId agent = new AgentId("found-" + UUID.randomUUID());
    CustomerId customer = new CustomerId(UUID.randomUUID());
    List<AuditEntry> entries = new ArrayList<>();
    for (int day = 0; day < 3; day++) {
      Instant moment = SettableClock.START.plus(Duration.ofDays(day));
      entries.add(entry(customer, 2L * day + 1, agent, moment));
      entries.add(entry(customer, 2L * day + 2, agent, moment));
      entries.add(entry(new CustomerId(UUID.randomUUID()), 1, agent, moment));
    }
    entries.add(entry(customer, 7, new AgentId("other"), SettableClock.START));
    Work.run(storage(), work -> storage().audit().append(work, entries));

    AuditQuery ours = AuditQuery.ALL.about(customer).by(agent);
    assertThat(versions(find(ours, Optional.empty(), 100))).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(versions(find(AuditQuery.ALL.about(customer), Optional.empty(), 100)))
        .containsExactly(6L, 5L, 4L, 3L, 7L, 2L, 1L);
    assertThat(find(AuditQuery.ALL.by(agent), Optional.empty(), 100)).hasSize(9);
    LocalDate second = SettableClock.START.atZone(ZONE).toLocalDate().plusDays(1);
    assertThat(versions(find(ours.on(DateRange.of(second, second)), Optional.empty(), 100)))
        .containsExactly(4L, 3L);
    assertThat(versions(find(ours.on(DateRange.from(second)), Optional.empty(), 100)))
        .containsExactly(6L, 5L, 4L, 3L);
    assertThat(versions(find(ours.on(DateRange.to(second)), Optional.empty(), 100)))
        .containsExactly(4L, 3L, 2L, 1L);
    assertThat(find(AuditQuery.ALL.by(new AgentId("nobody")), Optional.empty(), 100)).isEmpty();
    for (AuditQuery query : List.of(AuditQuery.ALL.by(agent), ours)) {
      assertThat(inPages(query)).isEqualTo(find(query, Optional.empty(), 100));
    }
  }

  @Test
  @DisplayName("PRIV-3: a day has its first moment, and not that of the next one")
  default void entries_of_a_day() {
    CustomerId customer = new CustomerId(UUID.randomUUID());
    AgentId agent = new AgentId("ana");
    LocalDate day = SettableClock.START.atZone(ZONE).toLocalDate();
    Instant start = day.atStartOfDay(ZONE).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
    List<AuditEntry> entries =
        List.of(
            entry(customer, 1, agent, start.minusNanos(1_000)),
            entry(customer, 2, agent, start),
            entry(customer, 3, agent, end.minusNanos(1_000)),
            entry(customer, 4, agent, end));
    Work.run(storage(), work -> storage().audit().append(work, entries));
    AuditQuery ours = AuditQuery.ALL.about(customer).on(DateRange.of(day, day));
    assertThat(versions(find(ours, Optional.empty(), 9))).containsExactly(3L, 2L);
  }

  @Test
  @DisplayName(
      "PRIV-2: of the entries of a customer who is erased, only what kind of thing was done is left")
  default void erased() {
    CustomerId customer = new CustomerId(UUID.randomUUID());
    CustomerId other = new CustomerId(UUID.randomUUID());
    AuditEntry merged =
        new AuditEntry(
            UUID.randomUUID(),
            Optional.of(customer),
            Optional.of(new Version(9)),
            SettableClock.START,
            new AgentId("ana"),
            "test",
            List.of(AuditEntry.skippedAfter(new Version(1))));
    List<AuditEntry> entries = List.of(entry(customer, 1), entry(other, 1), merged);
    Work.run(storage(), work -> storage().audit().append(work, entries));
    Work.run(storage(), work -> storage().audit().strip(work, customer, ZONE));
    assertThat(of(customer, Optional.empty(), 9))
        .containsExactly(merged.erased(ZONE), entries.get(0).erased(ZONE));
    assertThat(entries.get(0).erased(ZONE).happenings())
        .containsExactly(
            new Happening("customer.registration_changed", Map.of()),
            new Happening("customer.reactivated", Map.of()));
    assertThat(of(other, Optional.empty(), 9)).containsExactly(entries.get(1));
  }

  @Test
  @DisplayName("PRIV-2: an entry is found by its moment, and one that tells less takes its place")
  default void replaced() {
    CustomerId customer = new CustomerId(UUID.randomUUID());
    AuditEntry changed = entry(customer, 1);
    AuditEntry beside = beside(customer, SettableClock.START.plusSeconds(1));
    AuditEntry later = beside(customer, SettableClock.START.plusSeconds(2));
    Work.run(storage(), work -> storage().audit().append(work, List.of(changed, beside, later)));
    Set<Instant> moments = Set.of(changed.moment(), beside.moment());
    assertThat(at(customer, moments)).containsExactlyInAnyOrder(changed, beside);
    assertThat(at(new CustomerId(UUID.randomUUID()), moments)).isEmpty();
    List<AuditEntry> less = List.of(changed.without(any -> true), beside.without(any -> true));
    Work.run(storage(), work -> storage().audit().replace(work, less));
    assertThat(at(customer, moments)).containsExactlyInAnyOrderElementsOf(less);
    assertThat(less.get(0).happenings()).extracting(Happening::details).containsOnly(Map.of());
    assertThat(inPages(AuditQuery.ALL.about(customer))).contains(later);
  }

  private List<AuditEntry> at(CustomerId customer, Set<Instant> moments) {
    return Work.in(storage(), work -> storage().audit().at(work, customer, moments));
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-2 PRIV-3: what changed nothing of a customer stands beside the chain: found, exported after it, stripped")
  default void beside_the_chain() {
    CustomerId customer = new CustomerId(UUID.randomUUID());
    AuditEntry later = beside(customer, SettableClock.START.plusSeconds(1));
    AuditEntry earlier = beside(customer, SettableClock.START);
    AuditEntry others = beside(new CustomerId(UUID.randomUUID()), SettableClock.START);
    AuditEntry changed = entry(customer, 1);
    Work.run(
        storage(),
        work -> storage().audit().append(work, List.of(later, earlier, changed, others)));
    assertThat(of(customer, Optional.empty(), 9)).containsExactly(changed);
    AuditQuery ours = AuditQuery.ALL.about(customer);
    assertThat(inPages(ours)).containsExactly(later, changed, earlier);
    assertThat(exported(customer))
        .containsExactly(changed.toRecord(), earlier.toRecord(), later.toRecord());
    Work.run(storage(), work -> storage().audit().strip(work, customer, ZONE));
    assertThat(inPages(ours))
        .containsExactlyInAnyOrder(later.erased(ZONE), changed.erased(ZONE), earlier.erased(ZONE));
    assertThat(inPages(AuditQuery.ALL.about(others.customer().orElseThrow())))
        .containsExactly(others);
  }

  private List<Map<String, Object>> exported(CustomerId customer) {
    CustomerOwned part =
        storage().owned().stream()
            .filter(owned -> owned.part().equals("audit"))
            .findFirst()
            .orElseThrow();
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(storage(), work -> part.export(work, customer, records::add));
    return records;
  }

  private static AuditEntry beside(CustomerId customer, Instant moment) {
    return new AuditEntry(
        UUID.randomUUID(),
        Optional.of(customer),
        Optional.empty(),
        moment,
        new AgentId("ana"),
        "test",
        List.of(new Happening("test.seen", Map.of("name", "L***"))));
  }

  private List<AuditEntry> inPages(AuditQuery query) {
    List<AuditEntry> found = new ArrayList<>();
    List<AuditEntry> page = find(query, Optional.empty(), 2);
    while (!page.isEmpty()) {
      found.addAll(page);
      page = find(query, Optional.of(Place.of(page.get(page.size() - 1))), 2);
    }
    return found;
  }

  private List<AuditEntry> find(AuditQuery query, Optional<Place> after, int limit) {
    return Work.in(storage(), work -> storage().audit().find(work, query, ZONE, after, limit));
  }

  private static List<Long> versions(List<AuditEntry> entries) {
    return entries.stream().map(entry -> entry.version().orElseThrow().number()).toList();
  }

  private List<AuditEntry> of(CustomerId customer, Optional<Version> below, int limit) {
    return Work.in(storage(), work -> storage().audit().of(work, customer, below, limit));
  }

  private static AuditEntry entry(CustomerId customer, long version) {
    return entry(customer, version, new AgentId("ana"), SettableClock.START);
  }

  private static AuditEntry entry(
      CustomerId customer, long version, AgentId agent, Instant moment) {
    return new AuditEntry(
        UUID.randomUUID(),
        Optional.of(customer),
        Optional.of(new Version(version)),
        moment,
        agent,
        "customers.change",
        List.of(
            new Happening("customer.registration_changed", Map.of("city", "\"Belém\" > Óbidos\\")),
            new Happening("customer.reactivated", Map.of())));
  }
}
