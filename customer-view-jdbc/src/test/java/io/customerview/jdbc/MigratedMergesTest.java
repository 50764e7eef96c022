package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.contact.MessageChannel;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.jdbc.internal.migrate.Migration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.merge.Merge.Trace;
import io.customerview.merge.MergeRefusal.ChangedSince;
import io.customerview.merge.Merged;
import io.customerview.portfolio.ImportRow;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Merges in bases in which moments told what was so before them. */
class MigratedMergesTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final SettableClock clock = new SettableClock();
  private final AgentView desk =
      CustomerView.builder()
          .storage(JdbcStorage.of(DATABASE.pooled()))
          .clock(clock)
          .secrets(TestSecrets.SECRETS)
          .build()
          .as(Agent.of(new AgentId("ana"), AccessProfile.ADMINISTRATOR));

  @Test
  @DisplayName(
      "MRG-2 POR-8 CNT-14: merges that stand know the imports and pauses of then, and those that were undone know none")
  void stand_as_before() {
    CustomerId alfa = company();
    CustomerId beta = company();
    CustomerId other = company();
    Merged parted = merge(alfa, other);
    desk.merging().undo(parted.merge(), version(alfa));
    PortfolioImportId undoneBefore = importInto(beta);
    desk.portfolioImports().undo(undoneBefore);
    importInto(beta);
    PortfolioImportId undoneSince = importInto(beta);
    desk.decisions().pause(alfa, MessageChannel.SMS, clock.instant().plus(Duration.ofDays(1)));
    desk.decisions().pause(beta, MessageChannel.EMAIL, clock.instant().plus(Duration.ofDays(1)));
    Merged merged = merge(alfa, beta);
    clock.advance(Duration.ofSeconds(1));
    desk.decisions().pause(alfa, MessageChannel.VOICE, clock.instant().plus(Duration.ofDays(1)));
    desk.portfolioImports().undo(undoneSince);
    Trace known = desk.merging().of(alfa).get(0).trace();
    assertThat(known.imports()).hasSize(2).contains(undoneSince).doesNotContain(undoneBefore);
    assertThat(known.pauses()).hasSize(1);
    for (String column : new String[] {"imports", "pauses"}) {
      execute("alter table customer_view.merge drop column " + column);
    }
    execute("alter table customer_view.merge drop constraint merge_until_undone");
    execute("drop index customer_view.merge_moved_events");
    execute(
        Migration.all().stream()
            .filter(migration -> migration.name().endsWith("undone_beside_merges.sql"))
            .findFirst()
            .orElseThrow()
            .sql()
            .replace("$schema", JdbcStorage.DEFAULT_SCHEMA));
    assertThat(desk.merging().of(alfa).get(0).trace()).isEqualTo(known);
    assertThat(
            Host.ask(
                DATABASE.dataSource(),
                "select imports || pauses from customer_view.merge where id = '%s'"
                    .formatted(parted.merge())))
        .containsExactly("{}");
    assertThatThrownBy(() -> desk.merging().undo(merged.merge(), version(alfa)))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(ChangedSince.class));
  }

  @Test
  @DisplayName("MRG-2: a merge that was undone stood until a place, and no other has one")
  void undone_until_a_place() {
    CustomerId alfa = company();
    Merged merged = merge(alfa, company());
    for (String column : new String[] {"consents_until", "history_until"}) {
      assertThatThrownBy(() -> execute("update customer_view.merge set " + column + " = 1"))
          .hasStackTraceContaining("merge_until_undone");
    }
    desk.merging().undo(merged.merge(), version(alfa));
    for (String column : new String[] {"consents_until", "history_until"}) {
      assertThatThrownBy(() -> execute("update customer_view.merge set " + column + " = null"))
          .hasStackTraceContaining("merge_until_undone");
    }
  }

  /** Puts a company into a portfolio of its own by a sheet. */
  private PortfolioImportId importInto(CustomerId company) {
    clock.advance(Duration.ofSeconds(1));
    Portfolio portfolio =
        desk.portfolios().add(PortfolioDraft.of("P " + UUID.randomUUID(), new AgentId("ana")));
    return desk.portfolioImports()
        .apply(sheet -> sheet.accept(ImportRow.of(2, company.toString(), portfolio.name())))
        .made()
        .orElseThrow()
        .id();
  }

  private Merged merge(CustomerId survivor, CustomerId duplicate) {
    clock.advance(Duration.ofSeconds(1));
    return desk.merging().merge(survivor, version(survivor), duplicate, version(duplicate));
  }

  private CustomerId company() {
    return desk.customers()
        .register(Registration.builder(Company.of("Alfa", null)).build())
        .customer();
  }

  private Version version(CustomerId customer) {
    return desk.customers().find(customer).version();
  }

  private static void execute(String sql) {
    Host.execute(DATABASE.dataSource(), sql);
  }
}
