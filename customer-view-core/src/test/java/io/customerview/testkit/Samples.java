package io.customerview.testkit;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.acceptance.NewAcceptance;
import io.customerview.access.Agent;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.audit.AuditQuery;
import io.customerview.base.BaseQuery;
import io.customerview.cases.CaseQuery;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.document.DocumentResend;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.document.SentBy;
import io.customerview.identity.DocumentNumber;
import io.customerview.intake.IntakeRow;
import io.customerview.journey.Calendars;
import io.customerview.journey.DueQuery;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyKeeper;
import io.customerview.journey.JourneyOffice;
import io.customerview.journey.JourneyUse;
import io.customerview.journey.StageDraft;
import io.customerview.journey.WhenProgressed;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.message.ActivityQuery;
import io.customerview.message.InboundRow;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageContent;
import io.customerview.message.MessageGroup;
import io.customerview.message.MessageQuery;
import io.customerview.message.MessageRow;
import io.customerview.message.Outgoing;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.ReportRow;
import io.customerview.message.ResendTo;
import io.customerview.message.SentMessage;
import io.customerview.message.WhichCustomer;
import io.customerview.portfolio.Board;
import io.customerview.portfolio.BoardFilter;
import io.customerview.portfolio.ImportRow;
import io.customerview.portfolio.ImportSheet;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.privacy.json.JsonExport;
import io.customerview.search.CustomerQuery;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CaseId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.EventId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.FileId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.MergeId;
import io.customerview.shared.MessageId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.Money;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.StageId;
import io.customerview.shared.Version;
import io.customerview.spi.AgentDirectory.Mailbox;
import io.customerview.spi.BusinessCalendar;
import io.customerview.spi.GatewayException;
import io.customerview.storage.Storage;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.NewEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** One call of every use case that succeeds, and that changes something where it is a command. */
public final class Samples {

  private static final ExternalId DUPLICATE = new ExternalId("duplicate");

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static final Address PHONE = Address.phone("(11) 91234-5678");

  private static final Interaction UNSUBSCRIBED =
      Interaction.of(new MessageId("m-1"), InteractionKind.UNSUBSCRIBED, SettableClock.START);

  private static final NewDocument OLD = document("d-0", Instant.parse("2021-05-05T12:00:00Z"));

  private final List<Sample> samples = new ArrayList<>();

  private Samples() {}

  /** Returns a call of each. */
  public static List<Sample> all() {
    Samples all = new Samples();
    all.customers();
    all.contacts();
    all.suppressions();
    all.search();
    all.decisions();
    all.feedback();
    all.acceptances();
    all.messages();
    all.cases();
    all.outbox();
    all.markers();
    all.merging();
    all.portfolios();
    all.journeys();
    all.timeline();
    all.privacy();
    return all.samples;
  }

  private void customers() {
    command(
        "customers.register/1",
        (view, ready) -> view.customers().register(registration().city("Recife").build()));
    command(
        "customers.change/3",
        (view, ready) ->
            view.customers()
                .change(ready.customer(), ready.version(), registration().city("Olinda").build()));
    command(
        "customers.cancel/4",
        (view, ready) ->
            view.customers().cancel(ready.customer(), ready.version(), TODAY, "Mudou-se"));
    samples.add(
        new Sample(
            "customers.reactivate/2",
            true,
            (view, ready) ->
                view.customers().cancel(ready.customer(), ready.version(), TODAY, "Mudou-se"),
            (view, ready) -> view.customers().reactivate(ready.customer(), ready.version())));
    question("customers.find/1", (view, ready) -> view.customers().find(ready.customer()));
    question("customers.of/1", (view, ready) -> view.customers().of(new ExternalId("crm-1")));
    command(
        "intake.take/2",
        (view, ready) ->
            view.intake()
                .take(
                    List.of(IntakeRow.of(1, registration().city("Recife").build())).iterator(),
                    outcome -> {}));
    command(
        "contractIntake.take/2",
        (view, ready) -> view.contractIntake().take(List.of(contract()).iterator(), outcome -> {}));
    question(
        "contracts.of/3",
        (view, ready) -> view.contracts().of(ready.customer(), Optional.empty(), 10));
    question("contracts.figures/1", (view, ready) -> view.contracts().figures(ready.customer()));
    command("documentIntake.take/1", (view, ready) -> view.documentIntake().take(document()));
    onDocument(
        "documentIntake.deleteFile/2",
        true,
        (view, ready) -> view.documentIntake().deleteFile(document().id(), ready.file()));
    onDocument(
        "documents.open/2",
        false,
        (view, ready) -> view.documents().open(document().id(), ready.file()));
    onDocument(
        "documentSending.resend/2",
        true,
        (view, ready) ->
            view.documentSending()
                .resend(
                    new DocumentResend(
                        document().id(),
                        List.of(ready.file()),
                        "a-1",
                        "1",
                        MessageChannel.SMS,
                        "t-1",
                        PHONE),
                    new IdempotencyKey("k-1")));
    question(
        "documentSending.automations/0", (view, ready) -> view.documentSending().automations());
    question(
        "documentSending.messages/3",
        (view, ready) -> view.documentSending().messages("a-1", "1", MessageChannel.SMS));
    onDocument("documents.find/1", false, (view, ready) -> view.documents().find(document().id()));
    question(
        "documents.of/4",
        (view, ready) ->
            view.documents().of(ready.customer(), DateRange.ALL, Optional.empty(), 10));
    onDocument(
        "documents.sendings/5",
        false,
        (view, ready) ->
            view.documents().sendings(document().id(), DateRange.ALL, false, Optional.empty(), 10));
    onDocument(
        "documents.activities/4",
        false,
        (view, ready) ->
            view.documents().activities(document().id(), ActivityQuery.ALL, Optional.empty(), 10));
    onDocument(
        "documents.receipts/5",
        false,
        (view, ready) ->
            view.documents().receipts(document().id(), DateRange.ALL, false, Optional.empty(), 10));
    onArchived(
        "fileRequests.restore/2",
        (view, ready) -> view.fileRequests().restore(OLD.id(), ready.file(OLD)));
    onArchived(
        "fileRequests.restoreAll/1", (view, ready) -> view.fileRequests().restoreAll(OLD.id()));
    samples.add(
        new Sample(
            "fileRequests.access/3",
            true,
            (view, ready) -> {
              view.documentIntake().take(document());
              view.documentIntake().deleteFile(document().id(), ready.file());
            },
            (view, ready) ->
                view.fileRequests().access(document().id(), ready.file(), Optional.empty())));
    question("base.list/1", (view, ready) -> view.base().list(BaseQuery.builder().build()));
    question("profile/1", (view, ready) -> view.profile(ready.customer()));
    question("profile/2", (view, ready) -> view.profile(ready.customer(), DateRange.ALL));
  }

  private static ContractRow contract() {
    ContractTerms terms =
        ContractTerms.builder(ContractType.RECURRING, Money.of(500), TODAY.minusYears(1)).build();
    return ContractRow.of(1, new ContractId("k-1"), new ExternalId("crm-1"), terms);
  }

  private static NewDocument document() {
    return document("d-1", SettableClock.START);
  }

  private static NewDocument document(String id, Instant sentAt) {
    return NewDocument.builder(
            DocumentId.of(id),
            new ExternalId("crm-1"),
            DocumentNumber.parse("NF-1"),
            "Nota fiscal",
            sentAt)
        .sentBy(new SentBy("a-1", "Cobrança", "1"))
        .file(
            NewFile.of("nf.pdf", "application/pdf", () -> new ByteArrayInputStream(new byte[] {1})))
        .build();
  }

  private void onDocument(
      String name, boolean isCommand, BiConsumer<AgentView, Sample.Ready> call) {
    samples.add(
        new Sample(name, isCommand, (view, ready) -> view.documentIntake().take(document()), call));
  }

  private void onArchived(String name, BiConsumer<AgentView, Sample.Ready> call) {
    samples.add(new Sample(name, true, (view, ready) -> view.documentIntake().take(OLD), call));
  }

  private void acceptances() {
    NewAcceptance asked = NewAcceptance.of(document().id(), SettableClock.START);
    NewAcceptance accepted = asked.acceptedAt(SettableClock.START);
    NewFile report = document().files().get(0);
    onDocument(
        "acceptanceIntake.take/1", true, (view, ready) -> view.acceptanceIntake().take(asked));
    onAcceptance(
        "acceptanceIntake.accept/1",
        true,
        asked,
        (view, ready) -> view.acceptanceIntake().accept(document().id()));
    onAcceptance(
        "acceptanceIntake.finish/2",
        true,
        accepted,
        (view, ready) -> view.acceptanceIntake().finish(document().id(), report));
    question(
        "acceptances.of/3",
        (view, ready) -> view.acceptances().of(ready.customer(), Optional.empty(), 10));
    onDocument("acceptances.of/1", false, (view, ready) -> view.acceptances().of(document().id()));
    BiConsumer<AgentView, Sample.Ready> finished =
        (view, ready) -> {
          view.documentIntake().take(document());
          view.acceptanceIntake().take(accepted);
          view.acceptanceIntake().finish(document().id(), report);
        };
    samples.add(
        new Sample(
            "acceptances.openFinalVersion/1",
            false,
            finished,
            (view, ready) -> view.acceptances().openFinalVersion(document().id())));
    samples.add(
        new Sample(
            "acceptanceIntake.deleteFinalVersion/2",
            true,
            finished,
            (view, ready) ->
                view.acceptanceIntake().deleteFinalVersion(document().id(), ready.finalVersion())));
  }

  private void onAcceptance(
      String name,
      boolean isCommand,
      NewAcceptance given,
      BiConsumer<AgentView, Sample.Ready> call) {
    samples.add(
        new Sample(
            name,
            isCommand,
            (view, ready) -> {
              view.documentIntake().take(document());
              view.acceptanceIntake().take(given);
            },
            call));
  }

  private void contacts() {
    NewContact second = NewContact.of(Address.email("lia@exemplo.com.br"));
    Evidence evidence = Evidence.of("site", "form", SettableClock.START);
    command(
        "contacts.add/3",
        (view, ready) -> view.contacts().add(ready.customer(), ready.version(), second));
    onPoint(
        "contacts.change/4",
        (view, ready) ->
            view.contacts()
                .change(
                    ready.customer(),
                    ready.version(),
                    ready.point(),
                    Address.phone("(11) 91234-0000")));
    onPoint(
        "contacts.change/5",
        (view, ready) ->
            view.contacts()
                .change(
                    ready.customer(),
                    ready.version(),
                    ready.point(),
                    Address.phone("(11) 91234-0000"),
                    evidence));
    onPoint(
        "contacts.delete/3",
        (view, ready) -> view.contacts().delete(ready.customer(), ready.version(), ready.point()));
    onPoint(
        "contacts.optIn/4",
        (view, ready) ->
            view.contacts()
                .optIn(ready.customer(), ready.version(), ready.point(), evidence.withProof("p")));
    onPoint(
        "contacts.optIn/3",
        (view, ready) -> view.contacts().optIn(ready.customer(), ready.version(), ready.point()));
    onPoint(
        "contacts.optOut/2",
        (view, ready) -> view.contacts().optOut(ready.customer(), ready.point()));
    onPoint(
        "contacts.optOut/3",
        (view, ready) -> view.contacts().optOut(ready.customer(), ready.point(), evidence));
    onPoint(
        "contacts.because/1",
        (view, ready) ->
            view.contacts().because("Called us").optOut(ready.customer(), ready.point()));
    onPoint(
        "contacts.removeStar/2",
        (view, ready) -> view.contacts().removeStar(ready.customer(), ready.point()));
    samples.add(
        new Sample(
            "contacts.makePrimary/3",
            true,
            (view, ready) -> {
              addPoint(view, ready);
              view.contacts().removeStar(ready.customer(), ready.point());
            },
            (view, ready) ->
                view.contacts().makePrimary(ready.customer(), ready.version(), ready.point())));
    question("contacts.of/1", (view, ready) -> view.contacts().of(ready.customer()));
    question(
        "contacts.at/2",
        (view, ready) -> view.contacts().at(ready.customer(), SettableClock.START));
    question(
        "contacts.history/4",
        (view, ready) ->
            view.contacts().history(ready.customer(), DateRange.ALL, Optional.empty(), 10));
    question(
        "contacts.history/5",
        (view, ready) ->
            view.contacts()
                .history(
                    ready.customer(),
                    new ContactPointId(new UUID(1, 2)),
                    DateRange.ALL,
                    Optional.empty(),
                    10));
    question(
        "contacts.peopleOf/3",
        (view, ready) -> view.contacts().peopleOf(ready.customer(), Optional.empty(), 10));
  }

  private void suppressions() {
    onPoint("suppressions.suppress/1", (view, ready) -> view.suppressions().suppress(PHONE));
    // Changes the list and no customer.
    question("suppressions.lift/1", (view, ready) -> view.suppressions().lift(PHONE));
    question("suppressions.of/1", (view, ready) -> view.suppressions().of(PHONE));
  }

  private void decisions() {
    IntendedMessage sms = IntendedMessage.on(MessageChannel.SMS, new Purpose("billing"));
    Instant later = SettableClock.START.plusSeconds(60);
    question(
        "decisions.mayWrite/2", (view, ready) -> view.decisions().mayWrite(ready.customer(), sms));
    question(
        "decisions.mayWrite/2",
        (view, ready) -> view.decisions().mayWrite(List.of(ready.customer()), sms));
    question(
        "decisions.mayWrite/3",
        (view, ready) -> view.decisions().mayWrite(ready.customer(), sms, SettableClock.START));
    question("decisions.pauses/1", (view, ready) -> view.decisions().pauses(ready.customer()));
    command("decisions.pause/2", (view, ready) -> view.decisions().pause(ready.customer(), later));
    command(
        "decisions.pause/3",
        (view, ready) -> view.decisions().pause(ready.customer(), MessageChannel.SMS, later));
    samples.add(
        new Sample(
            "decisions.resume/2",
            true,
            (view, ready) -> view.decisions().pause(ready.customer(), later),
            (view, ready) -> view.decisions().resume(ready.customer(), ready.version())));
    samples.add(
        new Sample(
            "decisions.resume/3",
            true,
            (view, ready) -> view.decisions().pause(ready.customer(), MessageChannel.SMS, later),
            (view, ready) ->
                view.decisions().resume(ready.customer(), ready.version(), MessageChannel.SMS)));
  }

  private void feedback() {
    onPoint(
        "feedback.unsubscribed/2",
        (view, ready) -> view.feedback().unsubscribed(ready.customer(), PHONE));
    onPoint(
        "feedback.complained/2",
        (view, ready) -> view.feedback().complained(ready.customer(), PHONE));
    onPoint("feedback.bouncedForGood/1", (view, ready) -> view.feedback().bouncedForGood(PHONE));
  }

  private void messages() {
    command(
        "messageIntake.take/2",
        (view, ready) -> view.messageIntake().take(List.of(message()).iterator(), outcome -> {}));
    samples.add(
        new Sample(
            "messageIntake.report/2",
            true,
            (view, ready) -> {
              addPoint(view, ready);
              view.messageIntake().take(List.of(message()).iterator(), outcome -> {});
            },
            (view, ready) ->
                view.messageIntake()
                    .report(List.of(new ReportRow(1, UNSUBSCRIBED)).iterator(), outcome -> {})));
    InboundRow inbound =
        new InboundRow(
            1,
            new MessageId("i-1"),
            WhichCustomer.by(new ExternalId("crm-1")),
            MessageChannel.WHATSAPP,
            SettableClock.START,
            Optional.empty(),
            Optional.empty());
    command(
        "messageIntake.takeInbound/2",
        (view, ready) ->
            view.messageIntake().takeInbound(List.of(inbound).iterator(), outcome -> {}));
    question(
        "messages.of/4",
        (view, ready) ->
            view.messages().of(ready.customer(), MessageQuery.ALL, Optional.empty(), 10));
    samples.add(
        new Sample(
            "messages.find/2",
            false,
            (view, ready) ->
                view.messageIntake().take(List.of(message()).iterator(), outcome -> {}),
            (view, ready) -> view.messages().find(ready.customer(), message().message())));
    question(
        "messages.groups/3",
        (view, ready) ->
            view.messages().groups(ready.customer(), MessageQuery.ALL, MessageGroup.By.CAMPAIGN));
    question(
        "messages.totals/3",
        (view, ready) -> view.messages().totals(ready.customer(), DateRange.ALL, false));
    question(
        "messages.receipts/4",
        (view, ready) ->
            view.messages().receipts(ready.customer(), MessageQuery.ALL, Optional.empty(), 10));
    question(
        "messages.inbound/4",
        (view, ready) ->
            view.messages().inbound(ready.customer(), DateRange.ALL, Optional.empty(), 10));
  }

  private void outbox() {
    onPoint(
        "messageSending.send/2",
        (view, ready) -> view.messageSending().send(outgoing(ready), new IdempotencyKey("k-2")));
    onPoint(
        "messageSending.within/1",
        (view, ready) ->
            view.desk()
                .change(
                    new Operation("host.send", Permission.SEND_MESSAGES),
                    change -> view.messageSending().within(change).queue(outgoing(ready))));
    onSent(
        "messageSending.resend/4", true, (view, ready) -> {}, (view, ready) -> resend(view, ready));
    question("outbox.counts/0", (view, ready) -> view.outbox().counts());
    question("outbox.of/3", (view, ready) -> view.outbox().of(Kind.WAITING, Optional.empty(), 10));
    onSent(
        "outbox.find/1",
        false,
        Samples::resend,
        (view, ready) -> view.outbox().find(resent(ready)));
    onSent(
        "outbox.retry/1",
        true,
        (view, ready) -> {
          resend(view, ready);
          ready.view().relay().runOnce();
        },
        (view, ready) -> view.outbox().retry(resent(ready)));
    onSent(
        "outbox.withdraw/1",
        true,
        Samples::resend,
        (view, ready) -> view.outbox().withdraw(resent(ready)));
  }

  private void onSent(
      String name,
      boolean isCommand,
      BiConsumer<AgentView, Sample.Ready> preparation,
      BiConsumer<AgentView, Sample.Ready> call) {
    samples.add(
        new Sample(
            name,
            isCommand,
            (view, ready) -> {
              view.messageIntake().take(List.of(message()).iterator(), outcome -> {});
              preparation.accept(view, ready);
            },
            call));
  }

  private static Outgoing outgoing(Sample.Ready ready) {
    return Outgoing.to(
        ready.customer(),
        IntendedMessage.on(MessageChannel.SMS, new Purpose("billing")),
        "Fatura",
        MessageContent.text("Sua fatura venceu."));
  }

  private static OutgoingId resend(AgentView view, Sample.Ready ready) {
    return view.messageSending()
        .resend(
            ready.customer(), new MessageId("m-1"), ResendTo.first(), new IdempotencyKey("k-1"));
  }

  /** Asking for it again under the same key sends nothing, and gives its id. */
  private static OutgoingId resent(Sample.Ready ready) {
    return resend(ready.view().as(Agent.system(new AgentId("setup"))), ready);
  }

  private void cases() {
    CaseRow row =
        CaseRow.of(
            1,
            new CaseId("4711"),
            WhichCustomer.by(new ExternalId("crm-1")),
            CaseState.OPEN,
            SettableClock.START,
            SettableClock.START);
    command(
        "caseIntake.take/2",
        (view, ready) -> view.caseIntake().take(List.of(row).iterator(), outcome -> {}));
    question(
        "cases.of/4",
        (view, ready) -> view.cases().of(ready.customer(), CaseQuery.ALL, Optional.empty(), 10));
    question(
        "cases.groups/2", (view, ready) -> view.cases().groups(ready.customer(), CaseQuery.ALL));
    question(
        "dashboard.of/2",
        (view, ready) -> view.dashboard().of(ready.customer(), DashboardQuery.ALL));
    samples.add(
        new Sample(
            "cases.find/2",
            false,
            (view, ready) -> view.caseIntake().take(List.of(row).iterator(), outcome -> {}),
            (view, ready) -> view.cases().find(row.number(), false)));
  }

  private static MessageRow message() {
    return MessageRow.of(
        1,
        new MessageId("m-1"),
        new ExternalId("crm-1"),
        SentMessage.builder(
                "Fatura", MessageChannel.SMS, new Purpose("billing"), PHONE, SettableClock.START)
            .content(MessageContent.text("Sua fatura venceu."))
            .build());
  }

  private void timeline() {
    EventTime time = EventTime.presetAt(SettableClock.START, BusinessTime.DEFAULT_ZONE);
    EventDraft note = EventDraft.builder(EventKind.NOTE, time).build();
    EventDraft other = EventDraft.builder(EventKind.NOTE, time).done().build();
    question("timeline.presets/0", (view, ready) -> view.timeline().presets());
    command(
        "timeline.add/2",
        (view, ready) -> view.timeline().add(ready.customer(), NewEvent.of(note)));
    onEvent(
        "timeline.change/4",
        true,
        (view, ready) ->
            view.timeline().change(ready.customer(), ready.version(), ready.event(), other));
    onEvent(
        "timeline.delete/3",
        true,
        (view, ready) -> view.timeline().delete(ready.customer(), ready.version(), ready.event()));
    onEvent(
        "timeline.find/2",
        false,
        (view, ready) -> view.timeline().find(ready.customer(), ready.event()));
    question(
        "timeline.of/4",
        (view, ready) -> view.timeline().of(ready.customer(), DateRange.ALL, Optional.empty(), 10));
  }

  private void onEvent(String name, boolean isCommand, BiConsumer<AgentView, Sample.Ready> call) {
    EventTime time = EventTime.presetAt(SettableClock.START, BusinessTime.DEFAULT_ZONE);
    NewEvent note = NewEvent.of(EventDraft.builder(EventKind.NOTE, time).build());
    samples.add(
        new Sample(
            name, isCommand, (view, ready) -> view.timeline().add(ready.customer(), note), call));
  }

  private void merging() {
    samples.add(
        new Sample(
            "merging.preview/2",
            false,
            (view, ready) -> duplicate(ready),
            (view, ready) -> view.merging().preview(ready.customer(), duplicateOf(ready))));
    samples.add(
        new Sample(
            "merging.merge/4",
            true,
            (view, ready) -> duplicate(ready),
            (view, ready) ->
                view.merging()
                    .merge(ready.customer(), ready.version(), duplicateOf(ready), Version.FIRST)));
    question("merging.candidates/1", (view, ready) -> view.merging().candidates(ready.customer()));
    question("merging.sweep/1", (view, ready) -> view.merging().sweep(Optional.empty()).next(10));
    question(
        "merging.sweep/2", (view, ready) -> view.merging().sweep(Optional.empty(), 9).next(10));
    samples.add(
        new Sample(
            "merging.notDuplicates/2",
            true,
            (view, ready) -> duplicate(ready),
            (view, ready) -> view.merging().notDuplicates(ready.customer(), duplicateOf(ready))));
    samples.add(
        new Sample(
            "merging.takeBackNotDuplicates/2",
            true,
            (view, ready) -> {
              CustomerId other = duplicate(ready);
              view.merging().notDuplicates(ready.customer(), other);
            },
            (view, ready) ->
                view.merging().takeBackNotDuplicates(ready.customer(), otherOf(ready))));
    question("merging.of/1", (view, ready) -> view.merging().of(ready.customer()));
    samples.add(
        new Sample(
            "merging.undo/2",
            true,
            (view, ready) ->
                view.merging()
                    .merge(ready.customer(), ready.version(), duplicate(ready), Version.FIRST),
            (view, ready) -> view.merging().undo(lastMerge(ready), ready.version())));
  }

  private static CustomerId duplicate(Sample.Ready ready) {
    return ready
        .view()
        .as(Agent.system(new AgentId("setup")))
        .customers()
        .register(
            Registration.builder(Person.of("Lia", "Teles")).externalId(DUPLICATE.value()).build())
        .customer();
  }

  private static CustomerId duplicateOf(Sample.Ready ready) {
    AgentView setup = ready.view().as(Agent.system(new AgentId("setup")));
    return setup.customers().of(DUPLICATE).orElseThrow().id();
  }

  /** Returns the customer of the pair that is no duplicate. */
  private static CustomerId otherOf(Sample.Ready ready) {
    return ready.known(
        "other",
        () ->
            ready
                .storage()
                .read(
                    SettableClock.START,
                    work -> ready.storage().notDuplicates().of(work, List.of(ready.customer())))
                .get(ready.customer())
                .iterator()
                .next());
  }

  private static MergeId lastMerge(Sample.Ready ready) {
    AgentView setup = ready.view().as(Agent.system(new AgentId("setup")));
    return ready.known("last merge", () -> setup.merging().of(ready.customer()).get(0).id());
  }

  private void markers() {
    question("markers.all/0", (view, ready) -> view.markers().all());
    // Three that change a marker and no customer.
    question("markers.add/2", (view, ready) -> view.markers().add("Ouro", Emoji.parse("🥇")));
    onMarker(
        "markers.rename/2", false, (view, ready) -> view.markers().rename(ready.marker(), "Prata"));
    onMarker(
        "markers.changeEmoji/2",
        false,
        (view, ready) -> view.markers().changeEmoji(ready.marker(), Emoji.parse("🥈")));
    onMarker("markers.delete/1", true, (view, ready) -> view.markers().delete(ready.marker()));
    onMarker(
        "markers.unmark/2",
        true,
        (view, ready) -> view.markers().unmark(ready.customer(), ready.version()));
    onMarker("markers.of/1", false, (view, ready) -> view.markers().of(ready.customer()));
    samples.add(
        new Sample(
            "markers.mark/3",
            true,
            (view, ready) -> view.markers().add("Ouro", Emoji.parse("🥇")),
            (view, ready) ->
                view.markers().mark(ready.customer(), ready.version(), ready.marker())));
  }

  private void onMarker(String name, boolean isCommand, BiConsumer<AgentView, Sample.Ready> call) {
    samples.add(
        new Sample(
            name,
            isCommand,
            (view, ready) -> {
              Marker gold = view.markers().add("Ouro", Emoji.parse("🥇"));
              view.markers().mark(ready.customer(), ready.version(), gold.id());
            },
            call));
  }

  private void journeys() {
    // Definitions are about no customer.
    question(
        "journeyDefinitions.add/1", (view, ready) -> view.journeyDefinitions().add(journeyDraft()));
    question("journeyDefinitions.all/0", (view, ready) -> view.journeyDefinitions().all());
    question(
        "journeyDefinitions.recount/1",
        (view, ready) -> view.journeyDefinitions().recount("weekdays"));
    question(
        "journeyDefinitions.previewRecount/1",
        (view, ready) -> view.journeyDefinitions().previewRecount("weekdays"));
    inJourney(
        "journeyDefinitions.find/1",
        false,
        (view, ready) -> view.journeyDefinitions().find(ready.journey().id()));
    inJourney(
        "journeyDefinitions.preview/2",
        false,
        (view, ready) ->
            view.journeyDefinitions()
                .preview(ready.journey().id(), ready.journey().toDraft().withName("Outra")));
    inJourney(
        "journeyDefinitions.change/3",
        false,
        (view, ready) ->
            view.journeyDefinitions()
                .change(
                    ready.journey().id(),
                    Version.FIRST,
                    ready.journey().toDraft().withName("Outra")));
    samples.add(
        new Sample(
            "journeyDefinitions.delete/2",
            false,
            (view, ready) -> view.journeyDefinitions().add(journeyDraft()),
            (view, ready) ->
                view.journeyDefinitions().delete(ready.journey().id(), Version.FIRST)));
    inJourney("journeys.of/1", false, (view, ready) -> view.journeys().of(ready.customer()));
    inJourney(
        "journeys.history/4",
        false,
        (view, ready) ->
            view.journeys().history(ready.customer(), DateRange.ALL, Optional.empty(), 10));
    inJourney(
        "journeys.due/3",
        false,
        (view, ready) -> view.journeys().due(DueQuery.ALL, Optional.empty(), 10));
    inJourney(
        "journeys.previewStage/2",
        false,
        (view, ready) -> view.journeys().previewStage(ready.customer(), ready.stage(1)));
    inJourney(
        "journeys.enterStage/3",
        true,
        (view, ready) ->
            view.journeys().enterStage(ready.customer(), ready.version(), ready.stage(1)));
    inJourney(
        "journeys.completeStage/4",
        true,
        (view, ready) ->
            view.journeys()
                .completeStage(ready.customer(), ready.version(), ready.stage(0), TODAY));
    inJourney(
        "journeys.completeMilestone/4",
        true,
        (view, ready) ->
            view.journeys()
                .completeMilestone(ready.customer(), ready.version(), ready.milestone(), TODAY));
    samples.add(
        new Sample(
            "journeys.reopenStage/3",
            true,
            (view, ready) -> {
              enterJourney(view, ready);
              view.journeys()
                  .completeStage(ready.customer(), ready.version(), ready.stage(0), TODAY);
            },
            (view, ready) ->
                view.journeys().reopenStage(ready.customer(), ready.version(), ready.stage(0))));
    samples.add(
        new Sample(
            "journeys.reopenMilestone/3",
            true,
            (view, ready) -> {
              enterJourney(view, ready);
              view.journeys()
                  .completeMilestone(ready.customer(), ready.version(), ready.milestone(), TODAY);
            },
            (view, ready) ->
                view.journeys()
                    .reopenMilestone(ready.customer(), ready.version(), ready.milestone())));
  }

  private void inJourney(String name, boolean isCommand, BiConsumer<AgentView, Sample.Ready> call) {
    samples.add(new Sample(name, isCommand, Samples::enterJourney, call));
  }

  private static JourneyDraft journeyDraft() {
    return JourneyDraft.named("Jornada da felicidade")
        .stage(StageDraft.named("Definir um objetivo").milestone("Objetivo 1", 2))
        .stage(StageDraft.named("Correr atrás"));
  }

  private static void enterJourney(AgentView view, Sample.Ready ready) {
    Journey journey = view.journeyDefinitions().add(journeyDraft());
    JourneyOffice office =
        new JourneyOffice(
            ready.storage().journeys(),
            ready.storage().customerJourneys(),
            ready.storage().journeyHistory(),
            Calendars.of(List.of()),
            JourneyUse.none(),
            WhenProgressed.nothing(),
            TestSecrets.SECRETS);
    view.desk()
        .change(
            new Operation("test.enter", Permission.EDIT_MANAGEMENT),
            change -> {
              change.lock(ready.customer());
              new JourneyKeeper(office, change).enter(List.of(ready.customer()), journey.id());
              return true;
            });
  }

  private static BusinessCalendar weekdays() {
    return new BusinessCalendar() {
      @Override
      public String name() {
        return "weekdays";
      }

      @Override
      public boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
      }
    };
  }

  private void search() {
    question("search.find/1", (view, ready) -> view.search().find(CustomerQuery.any("lia teles")));
    question("search.list/2", (view, ready) -> view.search().list(Optional.empty(), 10));
  }

  private void portfolios() {
    // Those that are configuration concern no single customer, in whose trail they would stand.
    PortfolioDraft draft = PortfolioDraft.of("Norte", new AgentId("ana"));
    question("portfolios.add/1", (view, ready) -> view.portfolios().add(draft));
    inPortfolio(
        "portfolios.change/3",
        false,
        (view, ready) ->
            view.portfolios()
                .change(ready.portfolio().id(), ready.portfolio().version(), draft.asDefault()));
    samples.add(
        new Sample(
            "portfolios.delete/2",
            false,
            (view, ready) -> view.portfolios().add(draft),
            (view, ready) ->
                view.portfolios().delete(ready.portfolio().id(), ready.portfolio().version())));
    question("portfolios.all/0", (view, ready) -> view.portfolios().all());
    inPortfolio(
        "portfolios.find/1",
        false,
        (view, ready) -> view.portfolios().find(ready.portfolio().id()));
    question(
        "portfolios.choices/1", (view, ready) -> view.portfolios().choices(new AgentId("ana")));
    question("portfolios.opening/0", (view, ready) -> view.portfolios().opening());
    question("portfolios.of/1", (view, ready) -> view.portfolios().of(ready.customer()));
    samples.add(
        new Sample(
            "portfolios.choose/4",
            true,
            (view, ready) -> view.portfolios().add(draft),
            (view, ready) ->
                view.portfolios()
                    .choose(
                        ready.customer(),
                        ready.version(),
                        new AgentId("ana"),
                        ready.portfolio().id())));
    inPortfolio(
        "portfolios.chooseNobody/2",
        true,
        (view, ready) -> view.portfolios().chooseNobody(ready.customer(), ready.version()));
    question(
        "portfolioImports.template/1",
        (view, ready) -> view.portfolioImports().template(row -> {}));
    question(
        "portfolioImports.template/2",
        (view, ready) -> view.portfolioImports().template(9, row -> {}));
    question(
        "portfolioImports.check/2",
        (view, ready) -> view.portfolioImports().check(sheet(ready), row -> {}));
    inPortfolio(
        "boards.open/3",
        false,
        (view, ready) -> view.boards().open(ready.portfolio().id(), BoardFilter.ALL, 9));
    samples.add(
        new Sample(
            "boards.more/5",
            false,
            (view, ready) -> {
              choose(view, ready);
              JourneyId journey =
                  view.journeyDefinitions()
                      .add(JourneyDraft.named("J").stage(StageDraft.named("E")))
                      .id();
              Portfolio portfolio = ready.portfolio();
              view.portfolios()
                  .change(
                      portfolio.id(),
                      portfolio.version(),
                      portfolio.toDraft().withJourney(journey));
              CustomerId other =
                  view.customers().register(registration().externalId("b").build()).customer();
              view.portfolios().choose(other, Version.FIRST, portfolio.manager(), portfolio.id());
            },
            (view, ready) -> {
              AgentView setup = ready.view().as(Agent.system(new AgentId("setup")));
              Board.Column column =
                  setup.boards().open(ready.portfolio().id(), BoardFilter.ALL, 1).columns().get(0);
              view.boards()
                  .more(
                      ready.portfolio().id(),
                      BoardFilter.ALL,
                      column.stage().id(),
                      column.cards().next().orElseThrow(),
                      1);
            }));
    question("portfolioImports.latest/1", (view, ready) -> view.portfolioImports().latest(9));
    inPortfolio(
        "portfolioImports.apply/1",
        true,
        (view, ready) -> view.portfolioImports().apply(sheet(ready)));
    samples.add(
        new Sample(
            "portfolioImports.undo/1",
            true,
            (view, ready) -> {
              choose(view, ready);
              view.portfolioImports().apply(sheet(ready));
            },
            (view, ready) -> view.portfolioImports().undo(ready.lastImport())));
    inPortfolio(
        "portfolios.seen/1", true, (view, ready) -> view.portfolios().seen(ready.customer()));
  }

  private void inPortfolio(
      String name, boolean isCommand, BiConsumer<AgentView, Sample.Ready> call) {
    samples.add(new Sample(name, isCommand, Samples::choose, call));
  }

  private static void choose(AgentView view, Sample.Ready ready) {
    PortfolioDraft draft = PortfolioDraft.of("Norte", new AgentId("ana"));
    view.portfolios()
        .choose(
            ready.customer(), ready.version(), draft.manager(), view.portfolios().add(draft).id());
  }

  /** Takes the customer out of its portfolio. */
  private static ImportSheet sheet(Sample.Ready ready) {
    return rows -> rows.accept(ImportRow.of(2, ready.customer().toString(), ""));
  }

  private void privacy() {
    question(
        "audit.list/3", (view, ready) -> view.audit().list(AuditQuery.ALL, Optional.empty(), 10));
    question("audit.check/1", (view, ready) -> view.audit().check(ready.customer()));
    question("audit.checkAll/1", (view, ready) -> view.audit().checkAll(chain -> {}));
    command("privacy.export/2", Samples::export);
    question("privacy.plan/1", (view, ready) -> view.privacy().plan(ready.customer()));
    command("privacy.erase/1", (view, ready) -> view.privacy().erase(ready.customer()));
    question("privacy.erasedTotals/0", (view, ready) -> view.privacy().erasedTotals());
  }

  private static void export(AgentView view, Sample.Ready ready) {
    try {
      view.privacy().export(ready.customer(), JsonExport.to(OutputStream.nullOutputStream()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void onPoint(String name, BiConsumer<AgentView, Sample.Ready> call) {
    samples.add(new Sample(name, true, Samples::addPoint, call));
  }

  private static void addPoint(AgentView view, Sample.Ready ready) {
    Evidence evidence = Evidence.of("site", "form", SettableClock.START);
    view.contacts().add(ready.customer(), ready.version(), NewContact.of(PHONE).optedIn(evidence));
  }

  private void command(String name, BiConsumer<AgentView, Sample.Ready> call) {
    samples.add(new Sample(name, true, (view, ready) -> {}, call));
  }

  private void question(String name, BiConsumer<AgentView, Sample.Ready> call) {
    samples.add(new Sample(name, false, (view, ready) -> {}, call));
  }

  private static Registration.Builder registration() {
    return Registration.builder(Person.of("Lia", "Teles")).externalId("crm-1");
  }

  /**
   * A call.
   *
   * @param name part, method and how many parameters it has
   * @param isCommand whether it changes something
   * @param preparation what it takes for the call to succeed
   * @param call the call
   */
  public record Sample(
      String name,
      boolean isCommand,
      BiConsumer<AgentView, Ready> preparation,
      BiConsumer<AgentView, Ready> call) {

    /** Makes a store with one customer, in which the call succeeds. */
    public Ready prepare(Storage storage) {
      CustomerView.Builder builder =
          CustomerView.builder()
              .secrets(TestSecrets.SECRETS)
              .storage(storage)
              .clock(new SettableClock())
              .files(new FilesInMemory())
              .calendar(weekdays())
              .messageCatalogue(OneMessage.CATALOGUE)
              .messages(
                  message -> {
                    throw GatewayException.permanent("no_mailbox");
                  })
              .agentDirectory(
                  agent -> Optional.of(new Mailbox("agent@corp.example", Locale.ENGLISH)))
              .links(document -> Optional.of(URI.create("https://crm.example/" + document)))
              .support("support@corp.example", Locale.ENGLISH);
      List<String> heard = new ArrayList<>();
      builder.onOperation((operation, took, outcome) -> heard.add(operation));
      CustomerView view = builder.build();
      AgentView system = view.as(Agent.system(new AgentId("setup")));
      CustomerId customer = system.customers().register(registration().build()).customer();
      CustomerView off = builder.management(false).build();
      Ready ready = new Ready(view, off, storage, customer, this, new HashMap<>(), heard);
      preparation.accept(system, ready);
      return ready;
    }

    @Override
    public String toString() {
      return name;
    }

    /**
     * A store in which the call succeeds.
     *
     * @param known what was read for calls that are made when it can't be read any more
     * @param heard the operations that its listener has heard of; may be cleared
     */
    public record Ready(
        CustomerView view,
        CustomerView off,
        Storage storage,
        CustomerId customer,
        Sample sample,
        Map<String, Object> known,
        List<String> heard) {

      /** Reads now what this call may need, so that it can be made when the customer is gone. */
      public void remember() {
        Map<String, Supplier<Object>> readings =
            Map.of(
                "version",
                this::version,
                "point",
                this::point,
                "event",
                this::event,
                "last import",
                this::lastImport,
                "other",
                () -> otherOf(this),
                "last merge",
                () -> lastMerge(this),
                document().id().toString(),
                this::file,
                OLD.id().toString(),
                () -> file(OLD),
                "final version",
                this::finalVersion);
        readings.forEach(
            (what, reading) -> {
              try {
                known.put(what, reading.get());
              } catch (RuntimeException needless) {
                known.remove(what); // there is none in this store, so the call needs none
              }
            });
      }

      @SuppressWarnings("unchecked") // what is known by a name was read under that name
      private <T> T known(String what, Supplier<T> reading) {
        Object before = known.get(what);
        return before == null ? reading.get() : (T) before;
      }

      Journey journey() {
        return view.as(Agent.system(new AgentId("setup"))).journeyDefinitions().all().get(0);
      }

      StageId stage(int index) {
        return journey().stages().get(index).id();
      }

      MilestoneId milestone() {
        return journey().first().milestones().get(0).id();
      }

      ContactPointId point() {
        AgentView setup = view.as(Agent.system(new AgentId("setup")));
        return known("point", () -> setup.contacts().of(customer).points().get(0).id());
      }

      PortfolioImportId lastImport() {
        AgentView setup = view.as(Agent.system(new AgentId("setup")));
        return known("last import", () -> setup.portfolioImports().latest(1).get(0).id());
      }

      Portfolio portfolio() {
        return view.as(Agent.system(new AgentId("setup"))).portfolios().all().get(0);
      }

      FileId file() {
        return file(Samples.document());
      }

      FileId finalVersion() {
        AgentView setup = view.as(Agent.system(new AgentId("setup")));
        return known(
            "final version",
            () ->
                setup
                    .acceptances()
                    .of(Samples.document().id())
                    .flatMap(entry -> entry.acceptance().finalVersion())
                    .orElseThrow()
                    .id());
      }

      FileId file(NewDocument given) {
        AgentView setup = view.as(Agent.system(new AgentId("setup")));
        return known(
            given.id().toString(),
            () -> setup.documents().find(given.id()).document().files().get(0).id());
      }

      EventId event() {
        AgentView setup = view.as(Agent.system(new AgentId("setup")));
        return known(
            "event",
            () ->
                setup
                    .timeline()
                    .of(customer, DateRange.ALL, Optional.empty(), 1)
                    .items()
                    .get(0)
                    .event()
                    .id());
      }

      MarkerId marker() {
        AgentView setup = view.as(Agent.system(new AgentId("setup")));
        return setup.markers().all().get(0).id();
      }

      Version version() {
        AgentView setup = view.as(Agent.system(new AgentId("setup")));
        return known("version", () -> setup.customers().find(customer).version());
      }

      /** Calls it as an agent. */
      public void call(Agent agent) {
        sample.call().accept(view.as(agent), this);
      }

      /** Calls with the customer-management module switched off. */
      public void callWithModuleOff(Agent agent) {
        sample.call().accept(off.as(agent), this);
      }
    }
  }
}
