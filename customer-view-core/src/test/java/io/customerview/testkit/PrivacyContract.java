package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.audit.AuditChain.Fault;
import io.customerview.audit.AuditChain.Fault.Missing;
import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.audit.AuditQuery;
import io.customerview.contact.Address;
import io.customerview.contact.ContactRecords;
import io.customerview.contact.NewContact;
import io.customerview.contact.OptOutReason;
import io.customerview.customer.Customer;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.privacy.ExportSink;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What export and erasure promise on every storage. */
public interface PrivacyContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName(
      "PRIV-1: every part is handed out once, the registration first, with all its records")
  default void exported() throws IOException {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    world.person("Other");
    world.add(lia, NewContact.of(Address.email("lia@" + world.domain())));
    Noted noted = new Noted();
    world.desk().privacy().export(lia, noted);
    List<String> expected = new ArrayList<>();
    Work.run(
        storage(),
        work -> {
          for (CustomerOwned owned : storage().owned()) {
            List<String> part = new ArrayList<>(List.of("part " + owned.part()));
            owned.export(
                work,
                lia,
                fields ->
                    part.add(
                        owned.part().equals(ContactRecords.POINTS)
                            ? ContactRecords.suppressed(fields, Optional.empty()).toString()
                            : fields.toString()));
            expected.addAll(0, part);
          }
        });
    expected.add(0, "begin " + lia + " " + world.now());
    expected.add("end");
    assertThat(noted.heard).isEqualTo(expected);
    assertThat(noted.heard.get(1)).isEqualTo("part registration");
    assertThat(noted.heard.toString()).contains("lia@" + world.domain());
  }

  @Test
  @DisplayName(
      "PRIV-1 CNT-13: an export tells of each contact point whether its address is suppressed, since when and why")
  default void exported_suppressions() throws IOException {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    Address complained = Address.email("Complained@" + world.domain());
    Address free = Address.email("free@" + world.domain());
    world.add(lia, NewContact.of(complained));
    world.add(lia, NewContact.of(free));
    Instant since = world.now();
    world.desk().suppressions().suppress(complained);
    world.world.clock.advance(Duration.ofDays(1));
    OfPart points = new OfPart(ContactRecords.POINTS);
    world.desk().privacy().export(lia, points);
    assertThat(points.records).hasSize(2);
    for (Map<String, Object> point : points.records) {
      Map<String, Object> told = new HashMap<>(point);
      told.keySet().retainAll(Set.of("suppressed", "suppressedSince", "suppressedReason"));
      assertThat(told)
          .isEqualTo(
              point.get("address").equals(free.display())
                  ? Map.of("suppressed", false)
                  : Map.of(
                      "suppressed",
                      true,
                      "suppressedSince",
                      since,
                      "suppressedReason",
                      OptOutReason.SUPPRESSED.name()));
    }
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-3: an export stands in the trail, and makes nobody's form stale, nor any listener hear")
  default void export_is_no_change() throws IOException {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    Version read = world.version(lia);
    List<CustomerId> heard = new ArrayList<>();
    CustomerView listening =
        CustomerView.builder()
            .storage(storage())
            .clock(world.world.clock)
            .secrets(TestSecrets.SECRETS)
            .onChange((work, customer, version, events) -> heard.add(customer))
            .build();
    listening.as(Agent.system(new AgentId("dpo"))).privacy().export(lia, new Noted());
    assertThat(heard).isEmpty();
    AuditEntry entry = exports(world, lia).get(0);
    assertThat(entry.agent()).isEqualTo(new AgentId("dpo"));
    assertThat(entry.version()).isEmpty();
    assertThat(entry.happenings())
        .containsExactly(new Happening("customer.export_begun", Map.of()));
    world.desk().contacts().add(lia, read, NewContact.of(Address.email("lia@" + world.domain())));
    assertThat(world.desk().audit().check(lia).faults()).isEmpty();
  }

  private static List<AuditEntry> exports(PrivacyWorld world, CustomerId customer) {
    return world
        .desk()
        .audit()
        .list(AuditQuery.ALL.about(customer), Optional.empty(), 100)
        .items()
        .stream()
        .filter(entry -> entry.operation().equals("privacy.export"))
        .toList();
  }

  @Test
  @DisplayName(
      "PRIV-1 MRG-2: a former id leads to the present one, whose export has the former trail")
  default void exported_by_former_id() throws IOException {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    CustomerId former = world.formerIdOf(lia);
    Noted noted = new Noted();
    world.desk().privacy().export(former, noted);
    assertThat(noted.heard.get(0)).startsWith("begin " + lia);
    assertThat(noted.heard.toString()).contains("test.former");
  }

  @Test
  @DisplayName("PRIV-1: an unknown customer is refused, and the sink hears nothing")
  default void export_of_nobody() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    Noted noted = new Noted();
    assertThatThrownBy(() -> world.desk().privacy().export(nobody, noted))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(new CustomerUnknown(nobody)));
    assertThat(noted.heard).isEmpty();
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-3: where the sink fails, at the first or at the last, its failure comes back and the trail tells of the export")
  default void sink_fails() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("Lia");
    for (Exception failure : List.of(new IOException("full"), new IllegalStateException("gone"))) {
      for (String step : List.of("begin", "part", "record", "end")) {
        int before = exports(world, lia).size();
        Noted noted = new Failing(step, failure);
        assertThatThrownBy(() -> world.desk().privacy().export(lia, noted))
            .as(step)
            .isSameAs(failure);
        assertThat(noted.heard.contains("end")).isEqualTo(step.equals("end"));
        assertThat(exports(world, lia)).as(step).hasSize(before + 1);
      }
    }
    assertThat(world.version(lia)).isEqualTo(Version.FIRST);
  }

  @Test
  @DisplayName("PRIV-3: a host can check the chains of all customers, and is told which are broken")
  default void all_chains_checked() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId whole = world.person("Lia");
    CustomerId ahead = world.person("Rui");
    Customer behindTheDoor =
        Customer.register(
                new CustomerId(UUID.randomUUID()),
                Registration.builder(Person.of("Eva", null)).build(),
                world.now())
            .value();
    Work.run(
        storage(),
        work -> {
          storage().customers().add(work, List.of(behindTheDoor));
          storage().locks().lock(work, List.of(ahead));
          storage().locks().raise(work, Map.of(ahead, new Version(3)));
        });
    Map<CustomerId, List<Fault>> broken = new HashMap<>();
    world.desk().audit().checkAll(chain -> broken.put(chain.customer(), chain.faults()));
    assertThat(broken)
        .doesNotContainKey(whole)
        .containsEntry(ahead, List.of(new Missing(new Version(2), new Version(3))))
        .containsEntry(behindTheDoor.id(), List.of(new Missing(Version.FIRST, Version.FIRST)));
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    PrivacyWorld.refused(() -> world.desk().audit().check(nobody), new CustomerUnknown(nobody));
  }

  /** A sink that notes what it hears. */
  class Noted implements ExportSink {

    final List<String> heard = new ArrayList<>();

    @Override
    public void begin(CustomerId customer, Instant moment) throws IOException {
      hear("begin", "begin " + customer + " " + moment);
    }

    @Override
    public void part(String name) throws IOException {
      hear("part", "part " + name);
    }

    @Override
    public void record(Map<String, Object> fields) throws IOException {
      hear("record", fields.toString());
    }

    @Override
    public void end() throws IOException {
      hear("end", "end");
    }

    void hear(String step, String what) throws IOException {
      heard.add(what);
    }
  }

  /** A sink that keeps the records of one part. */
  class OfPart implements ExportSink {

    final List<Map<String, Object>> records = new ArrayList<>();
    private final String wanted;
    private String part = "";

    OfPart(String wanted) {
      this.wanted = wanted;
    }

    @Override
    public void begin(CustomerId customer, Instant moment) {}

    @Override
    public void part(String name) {
      part = name;
    }

    @Override
    public void record(Map<String, Object> fields) {
      if (part.equals(wanted)) {
        records.add(fields);
      }
    }

    @Override
    public void end() {}
  }

  /** A sink that fails at a step, after it has heard of it. */
  class Failing extends Noted {

    private final String at;
    private final Exception failure;

    Failing(String at, Exception failure) {
      this.at = at;
      this.failure = failure;
    }

    @Override
    void hear(String step, String what) throws IOException {
      super.hear(step, what);
      if (step.equals(at)) {
        if (failure instanceof IOException full) {
          throw full;
        }
        throw (RuntimeException) failure;
      }
    }
  }
}
