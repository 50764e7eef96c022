package io.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.acceptance.NewAcceptance;
import io.customerview.access.Agent;
import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditEntry.Happening;
import io.customerview.audit.AuditQuery;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.contact.NewContact;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.identity.DocumentNumber;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.StageDraft;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.memory.InMemoryStorage;
import io.customerview.message.WhichCustomer;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CaseId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.Version;
import io.customerview.testkit.FilesInMemory;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.timeline.Event;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.NewEvent;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What changes a value tells both of its sides in the audit trail, personal data masked. */
class BothSidesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final AgentId ANA = new AgentId("ana");

  private final AgentView desk =
      CustomerView.builder()
          .storage(InMemoryStorage.create())
          .clock(new SettableClock())
          .secrets(TestSecrets.SECRETS)
          .files(new FilesInMemory())
          .build()
          .as(Agent.system(ANA));

  private final CustomerId lia =
      desk.customers()
          .register(
              Registration.builder(Person.of("Lia", "Teles"))
                  .city("Recife")
                  .externalId("crm-0042")
                  .build())
          .customer();

  @Test
  @DisplayName("PRIV-3: of a registration, names, the city and the host's id are masked")
  void registration() {
    desk.customers()
        .change(
            lia,
            version(),
            Registration.builder(Person.of("Lia", "Souza"))
                .city("Nova Lima")
                .externalId("crm-0043")
                .build());
    assertThat(details("customer.registration_changed"))
        .isEqualTo(
            Map.of(
                "familyName", "T*** > S***",
                "city", "R*** > N*** L***",
                "externalId", "***0042 > ***0043"));
  }

  @Test
  @DisplayName("PRIV-3 REG-4: that a customer is active again tells since when it was not")
  void reactivated() {
    desk.customers().cancel(lia, version(), TODAY, "Mudou-se");
    desk.customers().reactivate(lia, version());
    assertThat(details("customer.reactivated")).isEqualTo(Map.of("on", "2026-11-22 > "));
  }

  @Test
  @DisplayName(
      "PRIV-3 CNT-1: of a contact point, address, permission and star, each with both sides")
  void contacts() {
    Evidence evidence = Evidence.of("site", "form", SettableClock.START);
    ContactPointId point =
        desk.contacts()
            .add(lia, version(), NewContact.of(Address.email("lia@a.example")))
            .point()
            .id();
    assertThat(details("contact.added"))
        .containsEntry("consent", "NOT_GIVEN")
        .containsEntry("primary", "false");
    desk.contacts().optIn(lia, version(), point, evidence);
    assertThat(details("contact.opted_in")).containsEntry("consent", "NOT_GIVEN > OPTED_IN");
    assertThat(details("contact.made_primary")).containsEntry("primary", "false > true");
    String before = details("contact.added").get("address");
    desk.contacts().change(lia, version(), point, Address.email("rui@b.example"));
    assertThat(details("contact.edited").get("address"))
        .startsWith(before + " > ")
        .doesNotContain("lia", "rui");
  }

  @Test
  @DisplayName("PRIV-3 MRK-1: of markers, name and emoji; of a customer, the marker that it bore")
  void markers() {
    Marker gold = desk.markers().add("Ouro", Emoji.parse("🥇"));
    Marker silver = desk.markers().add("Prata", Emoji.parse("🥈"));
    desk.markers().rename(gold.id(), "Ouro fino");
    assertThat(details("marker.renamed")).containsEntry("name", "Ouro > Ouro fino");
    desk.markers().changeEmoji(gold.id(), Emoji.parse("⭐"));
    assertThat(details("marker.emoji_changed")).containsEntry("emoji", "🥇 > ⭐");
    desk.markers().mark(lia, version(), gold.id());
    desk.markers().mark(lia, version(), silver.id());
    assertThat(details("marker.put")).containsEntry("marker", gold.id() + " > " + silver.id());
  }

  @Test
  @DisplayName("PRIV-3 POR-1: of portfolios, whatever is different, and nothing else")
  void portfolios() {
    Portfolio portfolio = desk.portfolios().add(PortfolioDraft.of("Norte", ANA));
    desk.portfolios()
        .change(
            portfolio.id(),
            portfolio.version(),
            PortfolioDraft.of("Sul", new AgentId("bia")).asDefault());
    assertThat(details("portfolio.changed"))
        .isEqualTo(
            Map.of(
                "portfolio", portfolio.id().toString(),
                "name", "Norte > Sul",
                "manager", "ana > bia",
                "default", "false > true"));
  }

  @Test
  @DisplayName("PRIV-3 ACC-1: of a deadline that is moved, where it was")
  void acceptances() {
    NewDocument document =
        NewDocument.builder(
                DocumentId.of("d-1"),
                lia,
                DocumentNumber.parse("NF-1"),
                "Nota",
                SettableClock.START)
            .file(
                NewFile.of(
                    "a.pdf", "application/pdf", () -> new ByteArrayInputStream(new byte[] {1})))
            .build();
    desk.documentIntake().take(document);
    desk.acceptanceIntake().take(NewAcceptance.of(document.id(), SettableClock.START));
    desk.acceptanceIntake()
        .take(NewAcceptance.of(document.id(), SettableClock.START.plus(Duration.ofDays(1))));
    assertThat(details("acceptance.deadline_moved"))
        .containsEntry(
            "deadline", SettableClock.START + " > " + SettableClock.START.plus(Duration.ofDays(1)));
  }

  @Test
  @DisplayName("PRIV-3 JRN-5: of a journey, the stage before, and when something was completed")
  void journeys() {
    Journey journey =
        desk.journeyDefinitions()
            .add(
                JourneyDraft.named("Início")
                    .stage(StageDraft.named("Um").milestone("Primeiro", 2))
                    .stage(StageDraft.named("Dois")));
    var first = journey.stages().get(0);
    var second = journey.stages().get(1);
    enter(journey);
    desk.journeys().completeMilestone(lia, version(), first.milestones().get(0).id(), TODAY);
    desk.journeys().reopenMilestone(lia, version(), first.milestones().get(0).id());
    assertThat(details("journey.milestone_reopened")).containsEntry("on", "2026-11-22 > ");
    desk.journeys().completeStage(lia, version(), first.id(), TODAY);
    desk.journeys().reopenStage(lia, version(), first.id());
    assertThat(details("journey.stage_reopened")).containsEntry("on", "2026-11-22 > ");
    desk.journeys().enterStage(lia, version(), second.id());
    assertThat(details("journey.stage_entered"))
        .containsEntry("stage", first.id() + " > " + second.id());
  }

  private void enter(Journey journey) {
    Portfolio portfolio =
        desk.portfolios().add(PortfolioDraft.of("Norte", ANA).withJourney(journey.id()));
    desk.portfolios().choose(lia, version(), ANA, portfolio.id());
  }

  @Test
  @DisplayName("PRIV-3 EVT-5: of an event, when and what it was and is, but not what it is about")
  void events() {
    EventTime time = EventTime.presetAt(SettableClock.START, BusinessTime.DEFAULT_ZONE);
    EventDraft call =
        EventDraft.builder(EventKind.CALL, time).responsible(ANA).description("A").build();
    Event event = desk.timeline().add(lia, NewEvent.of(call)).event();
    assertThat(details("event.registered")).containsEntry("kind", "CALL");
    EventDraft meeting =
        EventDraft.builder(EventKind.MEETING, time)
            .responsible(ANA)
            .participant(new AgentId("bia"))
            .done()
            .description("segredo")
            .build();
    desk.timeline().change(lia, version(), event.id(), meeting);
    assertThat(details("event.edited"))
        .isEqualTo(
            Map.of(
                "event", event.id().toString(),
                "kind", "CALL > MEETING",
                "outcome", " > DONE",
                "participants", "0 > 1",
                "description", "*** > ***"));
    desk.timeline().delete(lia, version(), event.id());
    assertThat(details("event.deleted")).containsEntry("kind", "MEETING");
  }

  @Test
  @DisplayName(
      "PRIV-3 CAS-3: of a case, state and creation with both sides, the campaign masked, the link not")
  void cases() {
    CaseRow row =
        CaseRow.of(
            1,
            new CaseId("ticket-4711"),
            WhichCustomer.by(lia),
            CaseState.NEW,
            SettableClock.START,
            SettableClock.START);
    take(row.campaign("Cobrança Lia").link(URI.create("https://panel.example/lia")));
    Instant later = SettableClock.START.plusSeconds(60);
    take(
        CaseRow.of(2, row.number(), row.customer(), CaseState.PENDING, later, later)
            .link(URI.create("https://panel.example/teles")));
    assertThat(details("case.changed"))
        .isEqualTo(
            Map.of(
                "case", "***4711",
                "state", "new > pending",
                "createdAt", SettableClock.START + " > " + later,
                "campaign", "C*** L*** > ",
                "link", "*** > ***"));
  }

  private void take(CaseRow row) {
    desk.caseIntake().take(List.of(row).iterator(), outcome -> {});
  }

  private Version version() {
    return desk.customers().find(lia).version();
  }

  /** Returns the details of the latest happening of a name. */
  private Map<String, String> details(String event) {
    List<AuditEntry> entries = desk.audit().list(AuditQuery.ALL, Optional.empty(), 200).items();
    return entries.stream()
        .flatMap(entry -> entry.happenings().stream())
        .filter(happening -> happening.event().equals(event))
        .map(Happening::details)
        .findFirst()
        .orElseThrow();
  }
}
