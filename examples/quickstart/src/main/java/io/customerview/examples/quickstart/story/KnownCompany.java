package io.customerview.examples.quickstart.story;

import io.customerview.AgentView;
import io.customerview.acceptance.NewAcceptance;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.contact.Address;
import io.customerview.contact.LinkedPerson;
import io.customerview.contact.MessageChannel;
import io.customerview.document.DocumentEntry;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.document.SentBy;
import io.customerview.examples.quickstart.text.Texts;
import io.customerview.identity.DocumentNumber;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.message.AutomationVersion;
import io.customerview.message.InboundRow;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageRow;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.message.WhichCustomer;
import io.customerview.portfolio.BoardFilter;
import io.customerview.portfolio.Portfolio;
import io.customerview.shared.CaseId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.MessageId;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventPresets;
import io.customerview.timeline.NewEvent;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A company of the portfolio, of which the host's systems and the agents tell some of everything.
 * What a run that was killed has told is told again as it was, for what was sent does not change.
 */
final class KnownCompany {

  private static final Duration OLDER = Duration.ofDays(40);

  private final AgentView desk;
  private final AgentView host;
  private final Texts texts;
  private final Instant begun;

  KnownCompany(Desks desks, Texts texts, Instant begun) {
    this.desk = desks.agent();
    this.host = desks.billing();
    this.texts = texts;
    this.begun = begun;
  }

  /**
   * Returns the first company in a portfolio that has contracts, else the first, as it is known.
   */
  Optional<CustomerId> tell() {
    Optional<CustomerId> company = choose();
    company.filter(this::isNew).ifPresent(one -> fill(one, moment(one)));
    return company;
  }

  private Optional<CustomerId> choose() {
    List<CustomerId> led =
        desk.portfolios().all().stream()
            .filter(Portfolio::isDefault)
            .flatMap(
                portfolio ->
                    desk.boards().open(portfolio.id(), BoardFilter.ALL, 9).columns().stream())
            .flatMap(column -> column.cards().items().stream())
            .map(card -> card.customer())
            .toList();
    return led.stream()
        .filter(one -> desk.contracts().figures(one).customerSince().isPresent())
        .findFirst()
        .or(() -> led.stream().findFirst());
  }

  /** What a run before has told is there already. */
  private boolean isNew(CustomerId company) {
    return desk.timeline().of(company, DateRange.ALL, Optional.empty(), 1).items().isEmpty();
  }

  /** At what moment all is told: that of the run which was killed, if one has begun. */
  private Instant moment(CustomerId company) {
    DocumentId first = documentOf(company, 1);
    return desk.documents().of(company, DateRange.ALL, Optional.empty(), 100).items().stream()
        .map(DocumentEntry::document)
        .filter(document -> document.id().equals(first))
        .map(document -> document.sentAt().plus(OLDER))
        .findFirst()
        .orElse(begun);
  }

  private void fill(CustomerId company, Instant now) {
    Instant older = now.minus(OLDER);
    Instant newer = now.minus(Duration.ofDays(10));
    document(company, 1, older);
    document(company, 2, newer);
    message(company, 1, older, InteractionKind.DELIVERED, InteractionKind.OPENED);
    message(company, 2, newer, InteractionKind.DELIVERED);
    called(company, now.minus(Duration.ofDays(2)));
    cases(company, now);
    Marker gold =
        desk.markers().all().stream()
            .findFirst()
            .orElseGet(() -> desk.markers().add(text("marker"), Emoji.parse("🥇")));
    desk.markers().mark(company, desk.customers().find(company).version(), gold.id());
    EventPresets presets = desk.timeline().presets();
    desk.timeline()
        .add(
            company,
            NewEvent.of(
                EventDraft.builder(EventKind.CALL, presets.time())
                    .responsible(presets.responsible())
                    .description(text("call"))
                    .done()
                    .build()));
  }

  private static DocumentId documentOf(CustomerId company, int number) {
    return DocumentId.of("quickstart/" + company + "/" + number);
  }

  private void document(CustomerId company, int number, Instant sentAt) {
    byte[] bytes = ("%PDF " + number).getBytes(StandardCharsets.UTF_8);
    DocumentId id = documentOf(company, number);
    host.documentIntake()
        .take(
            NewDocument.builder(
                    id, company, DocumentNumber.parse("NF-" + number), text("document"), sentAt)
                .sentBy(new SentBy("billing", text("automation"), "3"))
                .file(
                    NewFile.of(
                        "nota.pdf", "application/pdf", () -> new ByteArrayInputStream(bytes)))
                .build());
    NewAcceptance asked = NewAcceptance.of(id, sentAt.plus(Duration.ofDays(20)));
    host.acceptanceIntake().take(number == 1 ? asked.acceptedAt(sentAt.plusSeconds(3_600)) : asked);
  }

  private void message(CustomerId company, int number, Instant sentAt, InteractionKind... kinds) {
    MessageId id = new MessageId("quickstart/" + company + "/" + number);
    SentMessage sent =
        SentMessage.builder(
                text("document"), MessageChannel.EMAIL, Tour.BILLING, address(company), sentAt)
            .automation(new AutomationVersion("billing", text("automation"), "3"))
            .campaign(text("campaign"))
            .document(documentOf(company, number), List.of())
            .certificate(URI.create("https://ar.example.org/" + number))
            .build();
    host.messageIntake()
        .take(List.of(MessageRow.of(1, id, company, sent)).iterator(), outcome -> {});
    Instant at = sentAt;
    for (InteractionKind kind : kinds) {
      at = at.plusSeconds(90);
      Interaction happened = Interaction.of(id, kind, at);
      host.messageIntake().report(List.of(new ReportRow(1, happened)).iterator(), outcome -> {});
    }
  }

  private static Address address(CustomerId company) {
    return Address.email("financeiro@" + company + ".example");
  }

  private void called(CustomerId company, Instant at) {
    InboundRow call =
        new InboundRow(
            1,
            new MessageId("quickstart/" + company + "/call"),
            WhichCustomer.by(company),
            MessageChannel.VOICE,
            at,
            Optional.of(caseOf(company, 2)),
            Optional.of(text("campaign")));
    host.messageIntake().takeInbound(List.of(call).iterator(), outcome -> {});
  }

  /** One of the company about its call, and an older one of whoever belongs to it. */
  private void cases(CustomerId company, Instant now) {
    CustomerId member =
        desk.contacts().peopleOf(company, Optional.empty(), 1).items().stream()
            .map(LinkedPerson::customer)
            .findFirst()
            .orElse(company);
    Instant call = now.minus(Duration.ofDays(2));
    CaseRow called = row(company, 2, company, CaseState.OPEN, call);
    Instant before = now.minus(Duration.ofDays(30));
    CaseRow older = row(company, 1, member, CaseState.RESOLVED, before);
    host.caseIntake()
        .take(List.of(called.campaign(text("campaign")), older).iterator(), outcome -> {});
  }

  private CaseRow row(
      CustomerId company, int number, CustomerId customer, CaseState state, Instant at) {
    return CaseRow.of(number, caseOf(company, number), WhichCustomer.by(customer), state, at, at);
  }

  /** By the id that the company has in the file, where it has one. */
  private CaseId caseOf(CustomerId company, int number) {
    String id =
        desk.customers()
            .find(company)
            .registration()
            .externalId()
            .map(ExternalId::value)
            .orElse(company.toString());
    return new CaseId(id + "/" + number);
  }

  private String text(String key) {
    return texts.get("whole." + key);
  }
}
