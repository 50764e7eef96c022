package io.customerview.examples.quickstart.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.examples.quickstart.segment.MembershipLog;
import io.customerview.examples.quickstart.text.Texts;
import io.customerview.file.FolderStore;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.StageDraft;
import io.customerview.memory.InMemoryStorage;
import io.customerview.message.InteractionTotals;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.profile.Profile;
import io.customerview.segmentation.Segments;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Secrets;
import io.customerview.storage.Storage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownCompanyTest {

  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final Secrets SECRETS = Secrets.of(new byte[Secrets.SHORTEST_KEY]);

  @TempDir Path folder;

  /** How many changes are kept until the process dies; as many as there are when negative. */
  private int left;

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  @DisplayName("a run that was killed at any change is gone on with a day later")
  void killed() {
    List<Object> whole = told(InMemoryStorage.create(), -1);
    for (int changes = 0; ; changes++) {
      Storage storage = InMemoryStorage.create();
      if (!isKilled(storage, changes)) {
        assertThat(changes).isGreaterThan(8);
        return;
      }
      assertThat(told(storage, -1)).as("after %s changes", changes).isEqualTo(whole);
    }
  }

  private boolean isKilled(Storage storage, int changes) {
    Desks desks = desks(storage, NOW);
    company(desks.agent());
    left = changes;
    try {
      tell(desks, NOW);
      return false;
    } catch (Killed killed) {
      return true;
    } finally {
      left = -1;
    }
  }

  /** What is known in the end, of a storage with a company or without. */
  private List<Object> told(Storage storage, int changes) {
    left = changes;
    Instant later = NOW.plus(1, ChronoUnit.DAYS);
    Desks desks = desks(storage, later);
    if (desks.agent().portfolios().all().isEmpty()) {
      company(desks.agent());
    }
    CustomerId company = tell(desks, later).orElseThrow();
    Profile profile = desks.agent().profile(company);
    InteractionTotals totals = profile.interactions();
    return List.of(
        profile.documents().items().size(),
        profile.acceptances().items().stream().map(one -> one.status()).sorted().toList(),
        totals.lines().stream().map(line -> line.kind() + " " + line.count()).toList(),
        profile.cases().items().size(),
        desks.agent().timeline().of(company, DateRange.ALL, Optional.empty(), 9).items().size());
  }

  private static Optional<CustomerId> tell(Desks desks, Instant now) {
    return new KnownCompany(desks, Texts.in(Locale.ENGLISH), now).tell();
  }

  private void company(AgentView agent) {
    CustomerId company =
        agent
            .customers()
            .register(Registration.builder(Company.of("Padaria Sol Ltda.", null)).build())
            .customer();
    JourneyDraft draft = JourneyDraft.named("Onboarding").stage(StageDraft.named("Kick-off"));
    Portfolio portfolio =
        agent
            .portfolios()
            .add(
                PortfolioDraft.of("North", new AgentId("ana"))
                    .withJourney(agent.journeyDefinitions().add(draft).id())
                    .asDefault());
    agent
        .portfolios()
        .choose(
            company,
            agent.customers().find(company).version(),
            portfolio.manager(),
            portfolio.id());
  }

  private Desks desks(Storage storage, Instant now) {
    Segments segments = Segments.builder().storage(storage).secrets(SECRETS).build();
    AgentView agent =
        CustomerView.builder()
            .storage(storage)
            .secrets(SECRETS)
            .clock(Clock.fixed(now, ZoneOffset.UTC))
            .files(FolderStore.of(folder))
            .onChange(segments)
            .onChange(
                (work, customer, version, events) -> {
                  if (left-- == 0) {
                    throw new Killed();
                  }
                })
            .build()
            .as(Agent.system(new AgentId("test")));
    return new Desks(agent, agent, agent, segments.as(agent), new MembershipLog());
  }
}
