package io.customerview.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.access.Desk;
import io.customerview.access.Desk.Office;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry;
import io.customerview.customer.CustomerRefusal.ExternalIdTaken;
import io.customerview.customer.CustomerRefusal.HasMembers;
import io.customerview.customer.CustomerRefusal.ParentCycle;
import io.customerview.customer.CustomerRefusal.ParentNotACompany;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registered.Outcome;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CommonRefusal.StaleVersion;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.ExternalId;
import io.customerview.shared.IdSource;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.testkit.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistrationsTest {

  private final Storage storage = InMemoryStorage.create();
  private final SettableClock clock = new SettableClock();
  private final List<String> heard = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private final AgentView desk =
      CustomerView.builder()
          .secrets(TestSecrets.SECRETS)
          .storage(storage)
          .clock(clock)
          .onChange(
              (work, customer, version, events) ->
                  events.forEach(event -> heard.add(version + " " + event.name())))
          .build()
          .as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));
  private final CustomerDesk customers = desk.customers();

  @Test
  @DisplayName("REG-8: registering is idempotent by external id: new, unchanged, changed")
  void idempotent() {
    Registration lia = person("Lia").externalId("crm-1").build();
    Registered first = customers.register(lia);
    assertThat(first.outcome()).isEqualTo(Outcome.NEW);
    assertThat(first.version()).isEqualTo(Version.FIRST);
    assertThat(customers.register(lia))
        .isEqualTo(new Registered(first.customer(), Version.FIRST, Outcome.UNCHANGED));
    assertThat(customers.register(person("Lia").externalId("crm-1").city("Recife").build()))
        .isEqualTo(new Registered(first.customer(), new Version(2), Outcome.CHANGED));
    assertThat(customers.of(new ExternalId("crm-1")).orElseThrow().registration().city())
        .contains("Recife");
    assertThat(heard).containsExactly("1 customer.registered", "2 customer.registration_changed");
    assertThat(trail(first.customer()))
        .extracting(AuditEntry::operation)
        .containsExactly("customers.register", "customers.register");
  }

  @Test
  @DisplayName("REG-8: without an external id every registration is a new customer")
  void without_external_id() {
    assertThat(customers.register(person("Lia").build()).customer())
        .isNotEqualTo(customers.register(person("Lia").build()).customer());
  }

  @Test
  @DisplayName("an edit takes the version that was read, and loses against one that came between")
  void stale() {
    CustomerId id = customers.register(person("Lia").build()).customer();
    Version read = customers.find(id).version();
    customers.change(id, read, person("Lia").city("Recife").build());
    refused(
        () -> customers.change(id, read, person("Lia").city("Olinda").build()),
        new StaleVersion(id, read, new Version(2)));
    refused(
        () -> customers.cancel(id, read, LocalDate.of(2026, 11, 22), "Mudou-se"),
        new StaleVersion(id, read, new Version(2)));
    assertThat(customers.find(id).registration().city()).contains("Recife");
    assertThat(trail(id)).hasSize(2);
  }

  @Test
  @DisplayName("an unknown customer is refused by every command and question")
  void unknown() {
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    refused(() -> customers.find(nobody), new CustomerUnknown(nobody));
    refused(
        () -> customers.change(nobody, Version.FIRST, person("Lia").build()),
        new CustomerUnknown(nobody));
    refused(() -> customers.reactivate(nobody, Version.FIRST), new CustomerUnknown(nobody));
    assertThat(customers.of(new ExternalId("nobody"))).isEmpty();
  }

  @Test
  @DisplayName(
      "a former id leads to the customer that it was merged into, for questions and commands")
  void former_id() {
    CustomerId id = customers.register(person("Lia").build()).customer();
    CustomerId former = new CustomerId(UUID.randomUUID());
    Work.run(storage, work -> storage.locks().redirect(work, former, id));
    assertThat(customers.find(former).id()).isEqualTo(id);
    assertThat(customers.change(former, Version.FIRST, person("Bia").build()).customer())
        .isEqualTo(id);
  }

  @Test
  @DisplayName("MRG-2: what was read of either customer before a merge is stale, under either id")
  void former_version() {
    CustomerId kept = customers.register(person("Lia").build()).customer();
    CustomerId absorbed = customers.register(person("Lia").build()).customer();
    Version read = customers.change(absorbed, Version.FIRST, person("Lia T.").build()).version();
    DomainEvent merged =
        Customer.register(absorbed, person("Lia").build(), SettableClock.START).events().get(0);
    Version after =
        listened()
            .change(
                new Operation("test.merge", Permission.EDIT_CUSTOMERS),
                change -> {
                  change.lockAll(List.of(kept, absorbed));
                  change.redirect(absorbed, kept, merged);
                  storage.customers().erase(change.work(), absorbed);
                  return change.versionAfter(kept);
                });
    assertThat(after).isEqualTo(new Version(3));
    for (CustomerId id : List.of(kept, absorbed)) {
      for (Version old : List.of(Version.FIRST, read)) {
        refused(
            () -> customers.change(id, old, person("Bia").build()),
            new StaleVersion(kept, old, after));
      }
    }
    assertThat(customers.change(absorbed, after, person("Bia").build()).customer()).isEqualTo(kept);
    assertThatThrownBy(
            () ->
                listened()
                    .change(
                        new Operation("test.merge", Permission.EDIT_CUSTOMERS),
                        change -> {
                          change.redirect(absorbed, kept, merged);
                          return 1;
                        }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("REG-3: the parent organization is a registered company")
  void parent_is_company() {
    CustomerId person = customers.register(person("Lia").build()).customer();
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    refused(
        () -> customers.register(person("Bia").parent(person).build()),
        new ParentNotACompany(person));
    refused(
        () -> customers.register(person("Bia").parent(nobody).build()),
        new CustomerUnknown(nobody));
  }

  @Test
  @DisplayName("REG-3: a parent that was merged into another company is that company")
  void parent_by_former_id() {
    CustomerId alfa = customers.register(company("Alfa").build()).customer();
    CustomerId former = new CustomerId(UUID.randomUUID());
    Work.run(storage, work -> storage.locks().redirect(work, former, alfa));
    CustomerId lia = customers.register(person("Lia").parent(former).build()).customer();
    assertThat(customers.find(lia).registration().parent()).contains(alfa);
  }

  @Test
  @DisplayName("REG-3: a new parent is checked, and followed through a merge, in an update too")
  void parent_changes() {
    CustomerId alfa = customers.register(company("Alfa").build()).customer();
    CustomerId beta = customers.register(company("Beta").build()).customer();
    CustomerId lia = customers.register(person("Lia").parent(alfa).build()).customer();
    CustomerId bia = customers.register(person("Bia").build()).customer();
    CustomerId former = new CustomerId(UUID.randomUUID());
    Work.run(storage, work -> storage.locks().redirect(work, former, beta));
    refused(
        () -> customers.change(lia, Version.FIRST, person("Lia").parent(bia).build()),
        new ParentNotACompany(bia));
    customers.change(lia, Version.FIRST, person("Lia").parent(former).build());
    assertThat(customers.find(lia).registration().parent()).contains(beta);
  }

  @Test
  @DisplayName("REG-8: an external id that an update takes away leads nowhere any more")
  void external_id_taken_away() {
    CustomerId id = customers.register(person("Lia").externalId("crm-1").build()).customer();
    customers.change(id, Version.FIRST, person("Lia").build());
    assertThat(customers.of(new ExternalId("crm-1"))).isEmpty();
  }

  @Test
  @DisplayName("REG-8: of two registrations at once, the one that loses tries again, and only it")
  void lost_race() {
    Customers racing = mock(Customers.class, delegatesTo(storage.customers()));
    doThrow(new RefusedException(new ExternalIdTaken()))
        .doAnswer(delegatesTo(storage.customers()))
        .when(racing)
        .add(any(), any());
    CustomerDesk losing =
        new CustomerDesk(listened(), racing, storage.searchKeys(), (change, cancelled) -> {});
    Registration lia = person("Lia").externalId("crm-1").build();
    assertThat(losing.register(lia).outcome()).isEqualTo(Outcome.NEW);
    assertThat(ended).as("told once").containsExactly("DONE");
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    refused(
        () -> losing.register(person("Bia").parent(nobody).build()), new CustomerUnknown(nobody));
    assertThat(ended).containsExactly("DONE", "REFUSED");
  }

  @Test
  @DisplayName("REG-3: nobody stands above itself, over however many steps")
  void no_cycles() {
    CustomerId top = customers.register(company("Topo").build()).customer();
    CustomerId middle = customers.register(company("Meio").parent(top).build()).customer();
    CustomerId low = customers.register(company("Base").parent(middle).build()).customer();
    refused(
        () -> customers.change(top, Version.FIRST, company("Topo").parent(low).build()),
        new ParentCycle(low));
    refused(
        () -> customers.change(top, Version.FIRST, company("Topo").parent(top).build()),
        new ParentCycle(top));
    customers.change(low, Version.FIRST, company("Base").parent(top).build());
    assertThat(customers.find(low).registration().parent()).contains(top);
    assertThat(customers.find(top).registration().parent()).isEmpty();
  }

  @Test
  @DisplayName("REG-3: a company that others belong to can't become a person")
  void keeps_members() {
    CustomerId company = customers.register(company("Topo").build()).customer();
    customers.register(person("Lia").parent(company).build());
    refused(
        () -> customers.change(company, Version.FIRST, person("Topo").build()),
        new HasMembers(company));
  }

  @Test
  @DisplayName("REG-4: today is counted in the business zone")
  void today_in_the_business_zone() {
    CustomerId id = customers.register(person("Lia").build()).customer();
    clock.set(Instant.parse("2026-11-23T02:59:59Z")); // still the 22nd in São Paulo
    LocalDate tomorrow = LocalDate.of(2026, 11, 23);
    refused(
        () -> customers.cancel(id, Version.FIRST, tomorrow, "Mudou-se"),
        new CustomerRefusal.CancelledInFuture(tomorrow, tomorrow.minusDays(1)));
    clock.set(Instant.parse("2026-11-23T03:00:00Z"));
    assertThat(customers.cancel(id, Version.FIRST, tomorrow, "Mudou-se")).isEqualTo(new Version(2));
  }

  @Test
  @DisplayName("REG-4: a cancellation and taking it back each make a version")
  void reactivated() {
    CustomerId id = customers.register(person("Lia").build()).customer();
    LocalDate today = LocalDate.of(2026, 11, 22);
    Version cancelled = customers.cancel(id, Version.FIRST, today, "Mudou-se");
    assertThat(customers.reactivate(id, cancelled)).isEqualTo(new Version(3));
    assertThat(customers.find(id).status().isActive()).isTrue();
  }

  @Test
  @DisplayName(
      "PRIV-3: a command that is refused leaves no entry, and one that changes nothing neither")
  void no_trace() {
    CustomerId id = customers.register(person("Lia").build()).customer();
    customers.change(id, Version.FIRST, person("Lia").build());
    customers.reactivate(id, Version.FIRST);
    assertThatThrownBy(
            () -> customers.cancel(id, Version.FIRST, LocalDate.of(2027, 1, 1), "Mudou-se"))
        .isInstanceOf(RefusedException.class);
    assertThat(trail(id)).hasSize(1);
    assertThat(customers.find(id).version()).isEqualTo(Version.FIRST);
  }

  @Test
  @DisplayName("what a change listener throws undoes the change")
  void listener_fails() {
    AgentView fragile =
        CustomerView.builder()
            .secrets(TestSecrets.SECRETS)
            .storage(storage)
            .clock(clock)
            .onChange(
                (work, customer, version, events) -> {
                  throw new IllegalStateException("no");
                })
            .build()
            .as(Agent.system(new AgentId("crm")));
    assertThatThrownBy(
            () -> fragile.customers().register(person("Lia").externalId("crm-9").build()))
        .hasMessage("no");
    assertThat(customers.of(new ExternalId("crm-9"))).isEmpty();
  }

  /** A desk that tells how every call ended. */
  private Desk listened() {
    return new Desk(
        desk.agent(),
        new Office(
            storage,
            storage.locks(),
            storage.audit(),
            new BusinessTime(clock, BusinessTime.DEFAULT_ZONE),
            IdSource.random(),
            List.of(),
            List.of((operation, took, outcome) -> ended.add(outcome.name())),
            true));
  }

  private List<AuditEntry> trail(CustomerId customer) {
    return Work.in(storage, work -> storage.audit().of(work, customer, Optional.empty(), 100));
  }

  private static Registration.Builder person(String name) {
    return Registration.builder(Person.of(name, null));
  }

  private static Registration.Builder company(String name) {
    return Registration.builder(Company.of(name, null));
  }

  private static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, thrown -> assertThat(thrown.refusal()).isEqualTo(refusal));
  }
}
