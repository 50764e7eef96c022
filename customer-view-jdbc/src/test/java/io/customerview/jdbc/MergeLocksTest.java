package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.customer.CustomerRefusal.ParentCycle;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyRefusal.StageInUse;
import io.customerview.journey.StageDraft;
import io.customerview.merge.MergeConflict;
import io.customerview.merge.MergeRefusal.ChangedSince;
import io.customerview.merge.Merged;
import io.customerview.portfolio.ImportRow;
import io.customerview.portfolio.ImportedChange;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.portfolio.PortfolioImport;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What merges and their undoings lock: somebody else comes right when that is needed. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MergeLocksTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final AgentId ANA = new AgentId("ana");

  private final AgentView desk = Host.desk(JdbcStorage.of(DATABASE.pooled()));
  private final ExecutorService processes = Executors.newFixedThreadPool(1);
  private final List<Future<Object>> answers = new ArrayList<>();

  @AfterEach
  void stop() {
    processes.shutdownNow();
  }

  @Test
  @DisplayName("MRG-2 REG-3: one who comes below a duplicate before it is locked goes along")
  void member_between() throws Exception {
    CustomerId stays = company();
    CustomerId goes = company();
    AgentView merging = beside("where parent_id = ? order by id", () -> below(goes));
    merging.merging().merge(stays, Version.FIRST, goes, Version.FIRST);
    assertThat(parentOf((CustomerId) answer())).isEqualTo(stays);
  }

  @Test
  @DisplayName("MRG-2 REG-3: nobody comes to stand above itself by a merge and an edit beside it")
  void tree_beside_a_merge() throws Exception {
    CustomerId above = company();
    CustomerId stays = below(above);
    CustomerId goes = company();
    CustomerId member = below(goes);
    AgentView merging = beside("journey_version, imports", () -> put(above, member));
    merging.merging().merge(stays, Version.FIRST, goes, Version.FIRST);
    assertThat(answer()).isEqualTo(new ParentCycle(member));
  }

  @Test
  @DisplayName(
      "MRG-2 REG-3: nobody comes to stand above itself by an undoing and an edit beside it")
  void tree_beside_an_undoing() throws Exception {
    CustomerId above = company();
    CustomerId stays = company();
    CustomerId goes = below(above);
    CustomerId member = below(goes);
    put(stays, company());
    Merged merged = merge(stays, goes);
    AgentView undoing = beside("jsonb_object_keys", () -> put(above, member));
    undoing.merging().undo(merged.merge(), merged.version());
    assertThat(answer()).isEqualTo(new ParentCycle(member));
  }

  @Test
  @DisplayName(
      "MRG-2 POR-10: who comes back into a portfolio beside a change of its journey is in that one")
  void portfolio_beside_an_undoing() throws Exception {
    CustomerId stays = company();
    CustomerId goes = company();
    JourneyId other = journey();
    Portfolio portfolio = portfolio(PortfolioDraft.of(name(), ANA).withJourney(journey()));
    desk.portfolios().choose(goes, version(goes), ANA, portfolio.id());
    Merged merged = merge(stays, goes);
    AgentView undoing =
        beside(
            "jsonb_object_keys",
            () ->
                desk.portfolios()
                    .change(
                        portfolio.id(),
                        portfolio.version(),
                        portfolio.toDraft().withJourney(other)));
    undoing.merging().undo(merged.merge(), merged.version());
    assertThat(answer()).isInstanceOf(Portfolio.class);
    assertThat(desk.journeys().of(goes).orElseThrow().state().journey()).isEqualTo(other);
  }

  @Test
  @DisplayName(
      "MRG-2 JRN-7: a stage into which somebody comes back beside a change of its journey stays")
  void journey_beside_an_undoing() throws Exception {
    CustomerId stays = company();
    CustomerId goes = company();
    JourneyId journey = journey();
    Portfolio portfolio = portfolio(PortfolioDraft.of(name(), ANA).withJourney(journey));
    desk.portfolios().choose(goes, version(goes), ANA, portfolio.id());
    Merged merged = merge(stays, goes);
    JourneyDraft other = JourneyDraft.named("J").stage(StageDraft.named("Dois"));
    AgentView undoing =
        beside(
            "jsonb_object_keys",
            () -> desk.journeyDefinitions().change(journey, Version.FIRST, other));
    undoing.merging().undo(merged.merge(), merged.version());
    assertThat(answer()).isInstanceOf(StageInUse.class);
  }

  @Test
  @DisplayName(
      "MRG-2 POR-8: an undoing waits for that of an import of the duplicate, and neither for the other")
  void import_beside_an_undoing() throws Exception {
    CustomerId stays = company();
    CustomerId goes = company();
    CustomerId member = below(goes);
    Portfolio portfolio = portfolio(PortfolioDraft.of(name(), ANA));
    PortfolioImport made =
        desk.portfolioImports()
            .apply(
                sheet -> {
                  sheet.accept(ImportRow.of(2, goes.toString(), portfolio.name()));
                  sheet.accept(ImportRow.of(3, member.toString(), portfolio.name()));
                })
            .made()
            .orElseThrow();
    Merged merged = merge(stays, goes);
    AgentView importing =
        beside(
            "portfolio_import where id",
            () -> desk.merging().undo(merged.merge(), merged.version()));
    importing.portfolioImports().undo(made.id());
    MergeConflict undone = new MergeConflict(ImportedChange.PART, made.id().toString());
    assertThat(answer()).isEqualTo(new ChangedSince(merged.merge(), List.of(undone)));
    assertThat(desk.portfolios().of(member)).isEmpty();
  }

  /** Returns a desk beside which somebody does something at a statement, or waits to. */
  private AgentView beside(String marker, Callable<?> doing) {
    BesideSource beside = new BesideSource(DATABASE.dataSource(), marker);
    beside.after(
        () -> {
          answers.add(processes.submit(() -> answer(doing)));
          while (!answers.get(0).isDone() && Host.waiting(DATABASE.dataSource()) == 0) {
            Thread.onSpinWait();
          }
        });
    return Host.desk(JdbcStorage.of(beside.dataSource()));
  }

  private static Object answer(Callable<?> doing) throws Exception {
    try {
      return doing.call();
    } catch (RefusedException refused) {
      return refused.refusal();
    }
  }

  private Object answer() throws Exception {
    return answers.get(0).get();
  }

  private Merged merge(CustomerId survivor, CustomerId duplicate) {
    return desk.merging().merge(survivor, version(survivor), duplicate, version(duplicate));
  }

  private Version version(CustomerId customer) {
    return desk.customers().find(customer).version();
  }

  private CustomerId parentOf(CustomerId customer) {
    return desk.customers().find(customer).registration().parent().orElseThrow();
  }

  private static Registration.Builder alfa() {
    return Registration.builder(Company.of("Alfa", null));
  }

  private CustomerId company() {
    return desk.customers().register(alfa().build()).customer();
  }

  private CustomerId below(CustomerId company) {
    return desk.customers().register(alfa().parent(company).build()).customer();
  }

  private Object put(CustomerId company, CustomerId parent) {
    return desk.customers().change(company, version(company), alfa().parent(parent).build());
  }

  private Portfolio portfolio(PortfolioDraft draft) {
    return desk.portfolios().add(draft);
  }

  private static String name() {
    return "P " + UUID.randomUUID();
  }

  private JourneyId journey() {
    return desk.journeyDefinitions()
        .add(JourneyDraft.named("J").stage(StageDraft.named("Um").milestone("M", 2)))
        .id();
  }
}
