package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.ModuleOff;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry;
import io.customerview.contract.Cancellation;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractOutcome;
import io.customerview.contract.ContractOutcome.Effect;
import io.customerview.contract.ContractOutcome.Refused;
import io.customerview.contract.ContractOutcome.Taken;
import io.customerview.contract.ContractRefusal.RevenueOutOfRange;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractStatus;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractTotals;
import io.customerview.contract.ContractType;
import io.customerview.contract.CustomerContracts;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.intake.IntakeRow;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CommonRefusal.ExternalIdUnknown;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Masked;
import io.customerview.shared.Money;
import io.customerview.shared.Page;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What contracts promise, whatever the storage (CTR). */
public interface ContractsContract {

  /** The day on which everything here happens. */
  LocalDate TODAY = LocalDate.of(2026, 11, 22);

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("CTR-6: contracts are taken in once, by the host's id, with an outcome per row")
  default void contracts_idempotent() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    ContractRow first = world.row("a", alfa, world.recurring("100").tag("Ouro").build());
    ContractRow second = world.row("b", alfa, world.recurring("50").build());
    assertThat(world.take(first, second)).containsExactly(Effect.ADDED, Effect.ADDED);
    Version version = world.version(alfa);
    assertThat(world.take(first, second)).containsExactly(Effect.UNCHANGED, Effect.UNCHANGED);
    assertThat(world.version(alfa)).isEqualTo(version);
    ContractRow changed = world.row("b", alfa, world.recurring("60.5").build());
    assertThat(world.take(first, changed)).containsExactly(Effect.UNCHANGED, Effect.CHANGED);
    assertThat(world.version(alfa)).isEqualTo(version.next());
    assertThat(world.revenue(alfa)).isEqualTo(Money.parse("160.5"));
    assertThat(world.contract("a").terms()).isEqualTo(first.terms());
  }

  @Test
  @DisplayName("CTR-6: a row that is refused doesn't stop the others, and totals add up")
  default void contracts_refused_rows() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    ContractTerms most = world.recurring("999999999999.9999").build();
    List<ContractOutcome> outcomes = new ArrayList<>();
    ContractTotals totals =
        world
            .desk()
            .contractIntake()
            .take(
                List.of(
                        world.row("a", alfa, most),
                        ContractRow.of(
                            2, world.id("b"), new ExternalId(world.id("?").value()), most),
                        world.row("c", nobody, most),
                        world.row("d", alfa, world.recurring("0.0001").build()),
                        world.row("e", alfa, world.recurring("-0.0001").build()),
                        world.row("d", alfa, world.recurring("0.0001").build()))
                    .iterator(),
                outcomes::add);
    assertThat(outcomes)
        .extracting(
            outcome ->
                outcome instanceof Refused refused ? refused.refusal() : world.effect(outcome))
        .containsExactly(
            Effect.ADDED,
            new ExternalIdUnknown(),
            new CustomerUnknown(nobody),
            new RevenueOutOfRange(),
            Effect.ADDED,
            Effect.ADDED);
    assertThat(totals).isEqualTo(new ContractTotals(3, 0, 0, 0, 3));
    assertThat(totals.rows()).isEqualTo(6);
    assertThat(world.revenue(alfa)).isEqualTo(Money.parse("999999999999.9999"));
    assertThat(world.effects(world.row("e", world.company(), world.recurring("1").build())))
        .as("a credit that leaves")
        .containsExactly(new RevenueOutOfRange());
  }

  @Test
  @DisplayName("CTR-6: of rows with one id the later counts, and chunks make no difference")
  default void contracts_many_rows() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    List<ContractRow> rows = new ArrayList<>();
    for (int row = 0; row < 1_010; row++) {
      rows.add(world.row("k" + row % 505, alfa, world.recurring(row < 505 ? "1" : "2").build()));
    }
    List<ContractOutcome> outcomes = new ArrayList<>();
    ContractTotals totals = world.desk().contractIntake().take(rows.iterator(), outcomes::add);
    assertThat(totals).isEqualTo(new ContractTotals(505, 505, 0, 0, 0));
    assertThat(outcomes).hasSize(1_010);
    assertThat(world.revenue(alfa)).isEqualTo(Money.of(1_010));
    assertThat(world.version(alfa).number()).as("once per chunk").isEqualTo(4);
  }

  @Test
  @DisplayName("CTR-6: rows that tell how old they are may come in any order")
  default void contracts_out_of_order() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    Instant noon = SettableClock.START;
    ContractRow old = world.row("a", alfa, world.recurring("1").build()).asOf(noon);
    ContractRow later =
        world.row("a", alfa, world.recurring("2").build()).asOf(noon.plusSeconds(5));
    ContractRow same = world.row("a", alfa, world.recurring("2").build()).asOf(noon.plusSeconds(9));
    ContractRow between =
        world.row("a", alfa, world.recurring("3").build()).asOf(noon.plusSeconds(7));
    ContractRow untold = world.row("a", alfa, world.recurring("4").build());
    assertThat(world.take(later, old, same, between, old))
        .containsExactly(
            Effect.ADDED, Effect.OUTDATED, Effect.UNCHANGED, Effect.OUTDATED, Effect.OUTDATED);
    assertThat(world.revenue(alfa)).isEqualTo(Money.of(2));
    assertThat(world.take(between, untold, between))
        .containsExactly(Effect.OUTDATED, Effect.CHANGED, Effect.OUTDATED);
    assertThat(world.contract("a").asOf()).contains(noon.plusSeconds(9));
  }

  @Test
  @DisplayName(
      "CTR-6 PRIV-2: a contract can go to another customer, and both hear of it, who gets it not whose it was")
  default void contracts_moved() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    CustomerId beta = world.company();
    world.take(world.row("a", alfa, world.recurring("100").build()));
    assertThat(world.take(world.row("a", beta, world.recurring("100").build())))
        .containsExactly(Effect.CHANGED);
    assertThat(world.of(alfa)).isEmpty();
    assertThat(world.of(beta)).hasSize(1);
    for (CustomerId customer : List.of(alfa, beta)) {
      AuditEntry last = world.trail(customer).get(0);
      assertThat(last.operation()).isEqualTo("contract_intake.take");
      assertThat(last.happenings()).extracting("event").containsExactly("contract.moved");
      String masked = Masked.id(world.id("a").value());
      assertThat(last.happenings().get(0).details())
          .isEqualTo(
              customer.equals(alfa)
                  ? Map.of("contract", masked, "from", alfa.toString(), "to", beta.toString())
                  : Map.of("contract", masked, "to", beta.toString()));
    }
    assertThat(
            world.take(
                world.row("a", alfa, world.recurring("1").build()),
                world.row("a", beta, world.recurring("2").build())))
        .containsExactly(Effect.CHANGED, Effect.CHANGED);
    assertThat(world.revenue(beta)).isEqualTo(Money.of(2));
  }

  @Test
  @DisplayName("CTR-6 ACS-1: the trail tells what changed of a contract, and no amount")
  default void contracts_trail() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    world.take(world.row("a", alfa, world.recurring("12345").tag("Ouro").build()));
    world.take(world.row("a", alfa, world.recurring("54321").build()));
    List<AuditEntry> trail = world.trail(alfa);
    assertThat(trail.get(0).happenings().get(0).details())
        .isEqualTo(Map.of("contract", Masked.id(world.id("a").value()), "fields", "value, tags"));
    assertThat(trail.get(1).happenings().get(0).event()).isEqualTo("contract.added");
    assertThat(trail.toString()).doesNotContain("12345", "54321");
  }

  @Test
  @DisplayName("CTR-6: a page of contracts is a range of the list, latest contracted first")
  default void contracts_pages() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    for (int day : new int[] {3, 1, 2, 2, 2}) {
      String id = "p" + day + world.of(alfa).size();
      world.take(
          world.row(
              id,
              alfa,
              ContractTerms.builder(ContractType.ON_DEMAND, Money.ZERO, TODAY.minusDays(day))
                  .build()));
    }
    List<Contract> all = world.of(alfa);
    assertThat(all).hasSize(5).isSortedAccordingTo(Contract.NEWEST_FIRST);
    List<Contract> paged = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<Contract> page = world.desk().contracts().of(alfa, cursor, 2);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      paged.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(paged).isEqualTo(all);
    Optional<String> next = world.desk().contracts().of(alfa, Optional.empty(), 2).next();
    world.refused(() -> world.desk().contracts().of(world.company(), next, 2), new CursorInvalid());
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    world.refused(
        () -> world.desk().contracts().of(nobody, Optional.empty(), 2),
        new CustomerUnknown(nobody));
  }

  @Test
  @DisplayName("ACS-1 CTR-6: contracts take a permission of their own, feeding them another")
  default void contracts_permissions() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    ContractRow row = world.row("a", alfa, world.recurring("1").build());
    for (AccessProfile profile : AccessProfile.values()) {
      Agent agent = Agent.of(new AgentId("ana"), profile);
      world.refused(
          () -> world.view().as(agent).contracts().of(alfa, Optional.empty(), 2),
          new NotPermitted(Permission.READ_CONTRACTS));
      world.refused(
          () ->
              world.view().as(agent).contractIntake().take(List.of(row).iterator(), outcome -> {}),
          new NotPermitted(Permission.FEED_CONTRACTS));
    }
    Agent reader =
        Agent.of(new AgentId("ana"), AccessProfile.READ_ONLY).with(Permission.READ_CONTRACTS);
    assertThat(world.view().as(reader).contracts().of(alfa, Optional.empty(), 2).items()).isEmpty();
    CustomerView off = world.builder().management(false).build();
    world.refused(
        () -> off.as(reader).contracts().of(alfa, Optional.empty(), 2),
        new ModuleOff(Permission.READ_CONTRACTS));
  }

  @Test
  @DisplayName("CTR-5: cancelling a customer cancels its recurring contracts, same date and reason")
  default void contracts_cancelling() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    world.take(
        world.row("a", alfa, world.recurring("1").renewsOn(TODAY.plusDays(9)).build()),
        world.row("b", alfa, world.recurring("2").status(ContractStatus.INACTIVE).build()),
        world.row("c", alfa, world.recurring("3").cancelled(TODAY.minusYears(1), null).build()),
        world.row("d", alfa, world.onDemand("4")));
    Contract ended = world.contract("c");
    Contract onDemand = world.contract("d");
    LocalDate on = TODAY.minusDays(2);
    Version before = world.version(alfa);
    Version after = world.desk().customers().cancel(alfa, before, on, "Mudou-se");
    assertThat(after).isEqualTo(before.next()).isEqualTo(world.version(alfa));
    Cancellation how =
        new Cancellation(on, Optional.of("Mudou-se"), Optional.of(SettableClock.START));
    for (String cancelled : new String[] {"a", "b"}) {
      assertThat(world.contract(cancelled).status()).isEqualTo(ContractStatus.CANCELLED);
      assertThat(world.contract(cancelled).cancellation()).contains(how);
    }
    assertThat(world.contract("c")).isEqualTo(ended);
    assertThat(world.contract("d")).isEqualTo(onDemand);
    assertThat(world.revenue(alfa)).isEqualTo(Money.ZERO);
    AuditEntry entry = world.trail(alfa).get(0);
    assertThat(entry.operation()).isEqualTo("customers.cancel");
    assertThat(entry.happenings())
        .extracting("event")
        .containsExactly("customer.cancelled", "contract.cancelled", "contract.cancelled");
    assertThat(entry.toString()).doesNotContain("Mudou-se");

    world.desk().customers().reactivate(alfa, after);
    assertThat(world.contract("a").cancellation()).contains(how);
    assertThat(world.revenue(alfa)).isEqualTo(Money.ZERO);
  }

  @Test
  @DisplayName("CTR-5: a customer that comes cancelled with an intake ends its contracts too")
  default void contracts_cancelled_by_intake() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    world.take(world.row("a", alfa, world.recurring("1").build()));
    Registration registration = world.desk().customers().find(alfa).registration();
    IntakeRow row =
        IntakeRow.of(1, registration.toBuilder().city("Recife").build())
            .cancelled(new Cancelled(TODAY, "Mudou-se"));
    IntakeRow unknown =
        IntakeRow.of(
                2,
                Registration.builder(Company.of("Nova", null))
                    .externalId(UUID.randomUUID().toString())
                    .build())
            .cancelled(new Cancelled(TODAY, "Mudou-se"));
    world.desk().intake().take(List.of(row, unknown).iterator(), outcome -> {});
    assertThat(world.contract("a").cancellation().orElseThrow().reason()).contains("Mudou-se");
    Version version = world.version(alfa);
    world.desk().intake().take(List.of(row).iterator(), outcome -> {});
    assertThat(world.version(alfa)).as("the same row again").isEqualTo(version);
  }

  @Test
  @DisplayName("CTR-5 CTR-6: a contract cancelled here stays so while the host repeats itself")
  default void contracts_stays_cancelled() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    ContractRow active = world.row("a", alfa, world.recurring("1").build());
    world.take(active);
    world.desk().customers().cancel(alfa, world.version(alfa), TODAY, "Mudou-se");
    Version version = world.version(alfa);
    assertThat(world.take(active)).containsExactly(Effect.UNCHANGED);
    assertThat(world.version(alfa)).isEqualTo(version);
    ContractRow expired =
        world.row("a", alfa, world.recurring("2").status(ContractStatus.EXPIRED).build());
    assertThat(world.take(expired)).containsExactly(Effect.CHANGED);
    assertThat(world.contract("a").status()).isEqualTo(ContractStatus.CANCELLED);
    assertThat(world.contract("a").value()).isEqualTo(Money.of(2));
    Instant moment = SettableClock.START;
    assertThat(world.take(expired.asOf(moment))).containsExactly(Effect.UNCHANGED);
    assertThat(world.take(expired.asOf(moment.plusSeconds(1)))).containsExactly(Effect.CHANGED);
    assertThat(world.contract("a").status()).isEqualTo(ContractStatus.EXPIRED);
  }

  @Test
  @DisplayName("CTR-5 CTR-6: a contract cancelled here is the host's again once it gives it so")
  default void contracts_host_agrees() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    ContractRow active = world.row("a", alfa, world.recurring("1").build());
    ContractRow other = world.row("b", alfa, world.recurring("1").build());
    world.take(active, other);
    world.desk().customers().cancel(alfa, world.version(alfa), TODAY, "Mudou-se");
    ContractRow agreed =
        world.row(
            "a", alfa, world.recurring("1").cancelled(TODAY.minusDays(1), "too dear").build());
    CustomerId beta = world.company();
    assertThat(world.take(agreed, active)).containsExactly(Effect.CHANGED, Effect.CHANGED);
    assertThat(world.contract("a").status()).isEqualTo(ContractStatus.ACTIVE);
    assertThat(world.take(world.row("b", beta, world.recurring("1").build())))
        .as("another customer's now")
        .containsExactly(Effect.CHANGED);
    assertThat(world.contract("b").status()).isEqualTo(ContractStatus.ACTIVE);
  }

  @Test
  @DisplayName("CTR-6: a contract id that is taken is refused, and nothing is added")
  default void contracts_taken_at_once() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    world.take(world.row("a", alfa, world.recurring("1").build()));
    Contract again = Contract.of(world.id("a"), world.company(), world.recurring("2").build());
    Contract fresh = Contract.of(world.id("z"), alfa, world.recurring("2").build());
    world.refused(
        () -> Work.run(storage(), work -> storage().contracts().add(work, List.of(fresh, again))),
        new ConcurrentChange());
    assertThat(world.of(alfa)).hasSize(1);
  }

  @Test
  @DisplayName("PRIV-1 PRIV-2 MRG-2: contracts are exported, erased and handed over")
  default void contracts_owned() {
    ContractWorld world = new ContractWorld(storage());
    CustomerId alfa = world.company();
    CustomerId beta = world.company();
    world.take(
        world.row("a", alfa, world.recurring("1").tag("Ouro").renewsOn(TODAY).build()),
        world.row("b", beta, world.recurring("2").cancelled(TODAY, "too dear").build()));
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(
        storage(),
        work -> {
          storage().contracts().reassign(work, alfa, beta);
          storage().contracts().export(work, alfa, records::add);
          assertThat(records).isEmpty();
          storage().contracts().export(work, beta, records::add);
        });
    assertThat(records)
        .containsExactlyInAnyOrder(world.contract("a").toRecord(), world.contract("b").toRecord());
    assertThat(world.contract("a").customer()).isEqualTo(beta);
    Work.run(storage(), work -> storage().contracts().erase(work, beta));
    assertThat(world.of(beta)).isEmpty();
  }

  /** Customers with contracts of their own in a storage that others use too. */
  final class ContractWorld {

    private final Storage storage;
    private final String prefix = UUID.randomUUID() + "/";
    private long rows;

    ContractWorld(Storage storage) {
      this.storage = storage;
    }

    CustomerView.Builder builder() {
      return CustomerView.builder()
          .storage(storage)
          .clock(new SettableClock())
          .secrets(TestSecrets.SECRETS);
    }

    CustomerView view() {
      return builder().build();
    }

    AgentView desk() {
      return view().as(Agent.system(new AgentId("crm")));
    }

    CustomerId company() {
      return desk()
          .customers()
          .register(
              Registration.builder(Company.of("Alfa", null))
                  .externalId(UUID.randomUUID().toString())
                  .build())
          .customer();
    }

    ContractId id(String contract) {
      return new ContractId(prefix + contract);
    }

    ContractTerms.Builder recurring(String value) {
      return ContractTerms.builder(
          ContractType.RECURRING, Money.parse(value), LocalDate.of(2021, 2, 10));
    }

    ContractTerms onDemand(String value) {
      return ContractTerms.builder(
              ContractType.ON_DEMAND, Money.parse(value), LocalDate.of(2021, 2, 10))
          .build();
    }

    ContractRow row(String contract, CustomerId customer, ContractTerms terms) {
      return ContractRow.of(++rows, id(contract), customer, terms);
    }

    List<Object> effects(ContractRow... given) {
      List<Object> effects = new ArrayList<>();
      desk()
          .contractIntake()
          .take(
              Arrays.asList(given).iterator(),
              outcome ->
                  effects.add(
                      outcome instanceof Refused refused ? refused.refusal() : effect(outcome)));
      return effects;
    }

    List<Effect> take(ContractRow... given) {
      return effects(given).stream().map(Effect.class::cast).toList();
    }

    Effect effect(ContractOutcome outcome) {
      return ((Taken) outcome).effect();
    }

    List<Contract> of(CustomerId customer) {
      return Work.in(storage, work -> storage.contracts().of(work, List.of(customer)))
          .getOrDefault(customer, List.of());
    }

    Money revenue(CustomerId customer) {
      return new CustomerContracts(of(customer)).revenue();
    }

    Contract contract(String contract) {
      return Work.in(storage, work -> storage.contracts().find(work, List.of(id(contract))))
          .get(id(contract));
    }

    Version version(CustomerId customer) {
      return desk().customers().find(customer).version();
    }

    List<AuditEntry> trail(CustomerId customer) {
      return Work.in(storage, work -> storage.audit().of(work, customer, Optional.empty(), 100));
    }

    void refused(ThrowingCallable call, Refusal refusal) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
  }
}
