package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.portfolio.CustomerPortfolio;
import io.customerview.portfolio.ManagerChoice;
import io.customerview.portfolio.Placement;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDesk;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.portfolio.PortfolioRefusal.PortfolioNameTaken;
import io.customerview.portfolio.PortfolioRefusal.PortfolioNotEmpty;
import io.customerview.portfolio.PortfolioRefusal.PortfolioOfOther;
import io.customerview.portfolio.PortfolioRefusal.PortfolioUnknown;
import io.customerview.portfolio.PortfolioRefusal.StalePortfolio;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CommonRefusal.StaleVersion;
import io.customerview.shared.CommonRefusal.TextMissing;
import io.customerview.shared.CommonRefusal.TextTooLong;
import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every storage promises of portfolios, and of who is in which (POR). */
public interface PortfoliosContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName(
      "POR-1: a portfolio has a name of 1 to 128 code points, and is kept as it was edited")
  default void portfolio_kept() {
    PortfolioWorld world = new PortfolioWorld(storage());
    String emoji = "👩\u200D👩\u200D👧".repeat(20);
    String name = world.name(emoji.substring(0, 40));
    Portfolio kept = world.add("  " + name + " ");
    assertThat(world.portfolios().find(kept.id())).isEqualTo(kept);
    assertThat(kept.name()).isEqualTo(name);
    assertThat(world.portfolios().all()).contains(kept);

    Portfolio renamed =
        world
            .portfolios()
            .change(kept.id(), kept.version(), kept.toDraft().withName(world.name("Sul")));
    assertThat(renamed.version()).isEqualTo(kept.version().next());
    assertThat(world.portfolios().find(kept.id())).isEqualTo(renamed);
    assertThat(world.portfolios().change(kept.id(), renamed.version(), renamed.toDraft()))
        .as("the same again")
        .isEqualTo(renamed);

    int before = world.portfolios().all().size();
    world.refused(
        () -> world.add("e\u0301".repeat(1) + "🙂".repeat(128)),
        new TextTooLong("portfolioName", 128, 129));
    assertThat(world.add(world.prefix() + "🙂".repeat(128 - world.prefix().length()))).isNotNull();
    world.refused(() -> world.add(" \u00A0"), new TextMissing("portfolioName"));
    world.refused(
        () ->
            world
                .portfolios()
                .change(kept.id(), renamed.version(), renamed.toDraft().withName("n".repeat(129))),
        new TextTooLong("portfolioName", 128, 129));
    assertThat(world.portfolios().all()).hasSize(before + 1);
    world.refused(
        () -> world.portfolios().change(kept.id(), kept.version(), renamed.toDraft()),
        new StalePortfolio(kept.id(), kept.version(), renamed.version()));
    PortfolioId nobodys = new PortfolioId(UUID.randomUUID());
    world.refused(() -> world.portfolios().find(nobodys), new PortfolioUnknown(nobodys));
  }

  @Test
  @DisplayName("POR-1: no two portfolios have one name after NFC and trimming; case tells apart")
  default void portfolio_names() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio first = world.add(world.name("Avançada é"));
    Portfolio second = world.add(world.name("avançada é"));
    world.refused(
        () -> world.add(" " + world.name("Avanc\u0327ada e\u0301")), new PortfolioNameTaken());
    world.refused(
        () ->
            world
                .portfolios()
                .change(
                    second.id(), second.version(), second.toDraft().withName(first.name() + " ")),
        new PortfolioNameTaken());
    assertThat(world.portfolios().find(second.id())).isEqualTo(second);
    world.refused(
        () ->
            Work.run(
                storage(),
                work ->
                    storage()
                        .portfolios()
                        .save(
                            work,
                            List.of(
                                new Portfolio(
                                    new PortfolioId(UUID.randomUUID()),
                                    first.name(),
                                    world.manager(),
                                    Optional.empty(),
                                    false,
                                    Version.FIRST)))),
        new PortfolioNameTaken());
  }

  @Test
  @DisplayName("POR-1: an agent may manage several portfolios, which are shown by name")
  default void several_portfolios() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio zeta = world.add(world.name("Zeta"));
    Portfolio alfa = world.add(world.name("Alfa"));
    Portfolio other =
        world.portfolios().add(PortfolioDraft.of(world.name("Beta"), new AgentId("outra")));
    assertThat(world.portfolios().choices(world.manager()).portfolios())
        .containsExactly(alfa, zeta)
        .doesNotContain(other);
  }

  @Test
  @DisplayName("POR-2: setting a default unsets the former one in the same step")
  default void one_default() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio first = world.portfolios().add(world.draft("Alfa").asDefault());
    Portfolio second = world.portfolios().add(world.draft("Beta").asDefault());
    assertThat(world.defaults()).containsExactly(second);
    Portfolio unset = world.portfolios().find(first.id());
    assertThat(unset.version()).isEqualTo(first.version().next());
    Portfolio again =
        world.portfolios().change(first.id(), unset.version(), unset.toDraft().asDefault());
    assertThat(world.defaults()).containsExactly(again);
    Portfolio other =
        world
            .portfolios()
            .add(PortfolioDraft.of(world.name("Gama"), new AgentId(world.prefix())).asDefault());
    assertThat(world.defaults()).as("another agent's").containsExactly(again);
    Portfolio moved =
        world
            .portfolios()
            .change(other.id(), other.version(), other.toDraft().withManager(world.manager()));
    assertThat(world.defaults()).as("with its flag").containsExactly(moved);
    world.portfolios().change(moved.id(), moved.version(), moved.toDraft().notDefault());
    assertThat(world.defaults()).as("none is a default of itself").isEmpty();
    world.refused(
        () ->
            Work.run(
                storage(),
                work -> {
                  for (String name : List.of("Delta", "Épsilon")) {
                    storage()
                        .portfolios()
                        .save(
                            work,
                            List.of(
                                new Portfolio(
                                    new PortfolioId(UUID.randomUUID()),
                                    world.name(name),
                                    world.manager(),
                                    Optional.empty(),
                                    true,
                                    Version.FIRST)));
                  }
                }),
        new ConcurrentChange());
    assertThat(world.defaults()).isEmpty();
  }

  @Test
  @DisplayName("POR-1: a portfolio with customers is not deleted, an empty one is")
  default void deleting_portfolios() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio portfolio = world.add(world.name("Alfa"));
    CustomerId customer = world.company();
    world.choose(customer, portfolio);
    world.refused(
        () -> world.portfolios().delete(portfolio.id(), portfolio.version()),
        new PortfolioNotEmpty(portfolio.id(), 1));
    world.refused(
        () -> Work.run(storage(), work -> storage().portfolios().remove(work, portfolio.id())),
        new ConcurrentChange());
    assertThat(world.placement(customer).orElseThrow().portfolio()).isEqualTo(portfolio.id());
    world.portfolios().chooseNobody(customer, world.version(customer));
    world.refused(
        () -> world.portfolios().delete(portfolio.id(), portfolio.version().next()),
        new StalePortfolio(portfolio.id(), portfolio.version().next(), portfolio.version()));
    world.portfolios().delete(portfolio.id(), portfolio.version());
    world.refused(
        () -> world.portfolios().delete(portfolio.id(), portfolio.version()),
        new PortfolioUnknown(portfolio.id()));
    world.refused(() -> world.choose(customer, portfolio), new PortfolioUnknown(portfolio.id()));
    world.refused(
        () ->
            Work.run(
                storage(),
                work ->
                    storage()
                        .portfolios()
                        .put(
                            work,
                            List.of(
                                new Placement(
                                    customer, portfolio.id(), true, SettableClock.START)))),
        new ConcurrentChange());
  }

  @Test
  @DisplayName("POR-5: who is put into a portfolio is new there, until an agent clears it")
  default void new_customers() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.add(world.name("Alfa"));
    Portfolio beta = world.add(world.name("Beta"));
    CustomerId customer = world.company();
    Version read = world.version(customer);
    Version after = world.choose(customer, alfa);
    assertThat(after).isEqualTo(read.next()).isEqualTo(world.version(customer));
    assertThat(world.portfolios().of(customer))
        .contains(new CustomerPortfolio(alfa, true, SettableClock.START));
    assertThat(world.happened(customer)).containsExactly("portfolio.customer_placed");

    assertThat(world.choose(customer, alfa)).as("where it is already").isEqualTo(after);
    Version seen = world.portfolios().seen(customer);
    assertThat(seen).isEqualTo(after.next());
    assertThat(world.placement(customer).orElseThrow().isNew()).isFalse();
    assertThat(world.portfolios().seen(customer)).as("again").isEqualTo(seen);
    assertThat(world.choose(customer, alfa)).isEqualTo(seen);
    assertThat(world.placement(customer).orElseThrow().isNew()).isFalse();

    world.choose(customer, beta);
    assertThat(world.placement(customer).orElseThrow())
        .isEqualTo(new Placement(customer, beta.id(), true, SettableClock.START));
    assertThat(world.trail(customer).get(0).happenings().get(0).details())
        .isEqualTo(Map.of("from", alfa.id().toString(), "to", beta.id().toString()));
    CustomerId none = world.company();
    assertThat(world.portfolios().seen(none)).isEqualTo(world.version(none));
  }

  @Test
  @DisplayName("POR-6: only a portfolio of the chosen manager can be chosen; nobody clears both")
  default void choosing_managers() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.add(world.name("Alfa"));
    CustomerId customer = world.company();
    Version read = world.version(customer);
    world.refused(
        () -> world.portfolios().choose(customer, read, new AgentId("outra"), alfa.id()),
        new PortfolioOfOther(alfa.id()));
    assertThat(world.portfolios().of(customer)).isEmpty();
    assertThat(world.version(customer)).isEqualTo(read);
    Version after = world.choose(customer, alfa);
    assertThat(world.portfolios().of(customer).orElseThrow().manager()).isEqualTo(world.manager());
    world.refused(
        () -> world.portfolios().chooseNobody(customer, read),
        new StaleVersion(customer, read, after));
    world.refused(
        () -> world.portfolios().choose(customer, read, world.manager(), alfa.id()),
        new StaleVersion(customer, read, after));
    Version none = world.portfolios().chooseNobody(customer, after);
    assertThat(none).isEqualTo(after.next());
    assertThat(world.portfolios().of(customer)).isEmpty();
    assertThat(world.portfolios().chooseNobody(customer, none)).as("again").isEqualTo(none);
    assertThat(world.happened(customer)).containsExactly("portfolio.customer_taken_out");
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    world.refused(() -> world.portfolios().of(nobody), new CustomerUnknown(nobody));
    world.refused(() -> world.portfolios().seen(nobody), new CustomerUnknown(nobody));
  }

  @Test
  @DisplayName("POR-6: choosing a manager proposes the default, else the only portfolio, else none")
  default void proposals() {
    PortfolioWorld world = new PortfolioWorld(storage());
    assertThat(world.portfolios().choices(world.manager()))
        .isEqualTo(new ManagerChoice(Optional.empty(), List.of()));
    Portfolio beta = world.add(world.name("Beta"));
    assertThat(world.portfolios().choices(world.manager()).proposed()).contains(beta);
    Portfolio alfa = world.add(world.name("Alfa"));
    assertThat(world.portfolios().choices(world.manager()))
        .isEqualTo(new ManagerChoice(Optional.empty(), List.of(alfa, beta)));
    Portfolio chosen =
        world.portfolios().change(beta.id(), beta.version(), beta.toDraft().asDefault());
    assertThat(world.portfolios().choices(world.manager()))
        .isEqualTo(new ManagerChoice(Optional.of(chosen), List.of(alfa, chosen)));
  }

  @Test
  @DisplayName("POR-6: a portfolio's new manager takes its customers along")
  default void new_manager() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.add(world.name("Alfa"));
    CustomerId customer = world.company();
    Version version = world.choose(customer, alfa);
    AgentId other = new AgentId(world.prefix() + "outra");
    world.portfolios().change(alfa.id(), alfa.version(), alfa.toDraft().withManager(other));
    assertThat(world.portfolios().of(customer).orElseThrow().manager()).isEqualTo(other);
    assertThat(world.version(customer)).as("nothing of the customer changed").isEqualTo(version);
  }

  @Test
  @DisplayName(
      "POR-7: the default opens first, else the only one, else the first by name, else none")
  default void opening() {
    PortfolioWorld world = new PortfolioWorld(storage());
    PortfolioDesk ana = world.as(AccessProfile.ANALYST).portfolios();
    assertThat(ana.opening()).isEmpty();
    Portfolio beta = world.add(world.name("Beta"));
    assertThat(ana.opening()).contains(beta);
    Portfolio alfa = world.add(world.name("Alfa"));
    assertThat(ana.opening()).contains(alfa);
    world.portfolios().change(beta.id(), beta.version(), beta.toDraft().asDefault());
    assertThat(ana.opening()).map(Portfolio::id).contains(beta.id());
  }

  @Test
  @DisplayName(
      "ACS-1 POR-1 POR-7: a manager is any agent, but without the permission opens and changes nothing")
  default void portfolio_permissions() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.portfolios().add(world.draft("Alfa").asDefault());
    CustomerId customer = world.company();
    Version read = world.version(customer);
    PortfolioDesk reader = world.as(AccessProfile.READ_ONLY).portfolios();
    assertThat(reader.find(alfa.id())).isEqualTo(alfa);
    world.refused(reader::opening, new NotPermitted(Permission.READ_BOARDS));
    world.refused(
        () -> reader.choose(customer, read, world.manager(), alfa.id()),
        new NotPermitted(Permission.EDIT_MANAGEMENT));
    PortfolioDesk analyst = world.as(AccessProfile.ANALYST).portfolios();
    world.refused(
        () -> analyst.delete(alfa.id(), alfa.version()),
        new NotPermitted(Permission.CONFIGURE_MANAGEMENT));
    world.refused(
        () -> analyst.add(world.draft("Beta")), new NotPermitted(Permission.CONFIGURE_MANAGEMENT));
    assertThat(analyst.choose(customer, read, world.manager(), alfa.id())).isEqualTo(read.next());
  }

  @Test
  @DisplayName(
      "PRIV-1 PRIV-2 MRG-2: where a customer is is exported and erased, and not handed over")
  default void portfolios_owned() {
    PortfolioWorld world = new PortfolioWorld(storage());
    Portfolio alfa = world.add(world.name("Alfa"));
    CustomerId customer = world.company();
    CustomerId other = world.company();
    world.choose(customer, alfa);
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(
        storage(),
        work -> {
          storage().portfolios().reassign(work, customer, other);
          storage().portfolios().export(work, other, records::add);
          assertThat(records).isEmpty();
          storage().portfolios().export(work, customer, records::add);
        });
    assertThat(records)
        .containsExactly(
            new Placement(customer, alfa.id(), true, SettableClock.START).toRecord(alfa));
    Work.run(storage(), work -> storage().portfolios().erase(work, customer));
    assertThat(world.placement(customer)).isEmpty();
    assertThat(Work.<Long>in(storage(), work -> storage().portfolios().count(work, alfa.id())))
        .isZero();
  }

  /** Portfolios of an agent of its own, in a storage that others use too. */
  final class PortfolioWorld {

    private final Storage storage;
    private final String prefix = UUID.randomUUID().toString().substring(0, 8);

    PortfolioWorld(Storage storage) {
      this.storage = storage;
    }

    String prefix() {
      return prefix;
    }

    String name(String name) {
      return name.strip() + ' ' + prefix;
    }

    AgentId manager() {
      return new AgentId("ana-" + prefix);
    }

    private CustomerView view() {
      return CustomerView.builder()
          .storage(storage)
          .clock(new SettableClock())
          .secrets(TestSecrets.SECRETS)
          .build();
    }

    AgentView desk() {
      return view().as(Agent.system(new AgentId("crm")));
    }

    AgentView as(AccessProfile profile) {
      return view().as(Agent.of(manager(), profile));
    }

    PortfolioDesk portfolios() {
      return desk().portfolios();
    }

    PortfolioDraft draft(String name) {
      return PortfolioDraft.of(name(name), manager());
    }

    Portfolio add(String name) {
      return portfolios().add(PortfolioDraft.of(name, manager()));
    }

    List<Portfolio> defaults() {
      return portfolios().choices(manager()).portfolios().stream()
          .filter(Portfolio::isDefault)
          .toList();
    }

    CustomerId company() {
      return desk()
          .customers()
          .register(Registration.builder(Company.of("Alfa", null)).build())
          .customer();
    }

    Version choose(CustomerId customer, Portfolio portfolio) {
      return portfolios().choose(customer, version(customer), portfolio.manager(), portfolio.id());
    }

    Version version(CustomerId customer) {
      return desk().customers().find(customer).version();
    }

    Optional<Placement> placement(CustomerId customer) {
      return Optional.ofNullable(
          Work.in(storage, work -> storage.portfolios().of(work, List.of(customer))).get(customer));
    }

    List<AuditEntry> trail(CustomerId customer) {
      return Work.in(storage, work -> storage.audit().of(work, customer, Optional.empty(), 100));
    }

    List<String> happened(CustomerId customer) {
      return trail(customer).get(0).happenings().stream().map(one -> one.event()).toList();
    }

    void refused(ThrowingCallable call, Refusal refusal) {
      assertThatThrownBy(call)
          .isInstanceOfSatisfying(
              RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
  }
}
