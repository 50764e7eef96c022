package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.acceptance.NewAcceptance;
import io.customerview.access.Agent;
import io.customerview.cases.CaseEntry;
import io.customerview.cases.CaseOutcome;
import io.customerview.cases.CaseQuery;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.contact.Address;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.Evidence;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.contract.ContractOutcome;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.identity.DocumentNumber;
import io.customerview.intake.IntakeRow;
import io.customerview.intake.RowOutcome;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.marker.Emoji;
import io.customerview.marker.Marker;
import io.customerview.memory.InMemoryStorage;
import io.customerview.merge.Merge;
import io.customerview.message.ActivityQuery;
import io.customerview.message.InboundRow;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageContent;
import io.customerview.message.MessageGroup;
import io.customerview.message.MessageOutcome;
import io.customerview.message.MessageQuery;
import io.customerview.message.MessageRow;
import io.customerview.message.Messages.SentOn;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutboxLine;
import io.customerview.message.Outgoing;
import io.customerview.message.OutgoingState;
import io.customerview.message.OutgoingState.HandedOver;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.OutgoingState.Leased;
import io.customerview.message.OutgoingState.Retrying;
import io.customerview.message.OutgoingState.SetAside;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.message.Relayed;
import io.customerview.message.ReportRow;
import io.customerview.message.ResendTo;
import io.customerview.message.SentMessage;
import io.customerview.message.WhichCustomer;
import io.customerview.portfolio.ImportRow;
import io.customerview.portfolio.ImportSheet;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.portfolio.PortfolioImport;
import io.customerview.portfolio.PortfolioImports;
import io.customerview.privacy.json.JsonExport;
import io.customerview.profile.Profile;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CaseId;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.DateRange;
import io.customerview.shared.DocumentId;
import io.customerview.shared.EventId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.FileId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.MarkerId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Money;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.spi.AgentDirectory.Mailbox;
import io.customerview.spi.CalendarEntry;
import io.customerview.spi.Receipt;
import io.customerview.storage.Storage;
import io.customerview.testkit.CalendarsInMemory;
import io.customerview.testkit.DashboardByRows;
import io.customerview.testkit.FilesInMemory;
import io.customerview.testkit.ProfileByParts;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.Work;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import io.customerview.timeline.Events.CalendarTask;
import io.customerview.timeline.NewEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Sequences of random commands, run on memory and on PostgreSQL side by side. */
class SideBySideProperties {

  private static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();
  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final int CUSTOMERS = 3;
  private static final int ADDRESSES = 4;

  private enum Command {
    REGISTER_PERSON,
    REGISTER_COMPANY,
    UPDATE,
    CANCEL,
    REACTIVATE,
    ADD,
    ADD_OPTED_IN,
    EDIT,
    DELETE,
    OPT_IN,
    OPT_OUT,
    MAKE_PRIMARY,
    REMOVE_STAR,
    SUPPRESS,
    LIFT,
    INTAKE,
    TAKE_CONTRACT,
    TAKE_MESSAGE,
    REPORT,
    TAKE_INBOUND,
    TAKE_CASES,
    RESEND,
    SEND,
    RELAY,
    ADD_MARKER,
    RENAME_MARKER,
    DELETE_MARKER,
    MARK,
    UNMARK,
    TAKE_DOCUMENT,
    DELETE_FILE,
    REQUEST_FILE,
    RESTORE,
    TAKE_ACCEPTANCE,
    ACCEPT,
    ADD_PORTFOLIO,
    CHANGE_PORTFOLIO,
    DELETE_PORTFOLIO,
    CHOOSE,
    CHOOSE_NOBODY,
    SEEN,
    REGISTER_EVENT,
    EDIT_EVENT,
    DELETE_EVENT,
    TELL,
    TELL_LATE,
    IMPORT,
    UNDO_IMPORT,
    QUEUE,
    CLAIM,
    SETTLE,
    MERGE,
    UNDO_MERGE,
    NOT_DUPLICATES,
    TAKE_BACK,
    EXPORT,
    ERASE
  }

  /**
   * One command, with everything that it may need; {@code stale} makes it come with an old version.
   */
  private record Step(
      Command command, int customer, int other, int address, int point, boolean stale) {}

  @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
  @Label(
      "PRIV-1 PRIV-2 PRIV-3 MRG-2 REG-8 CNT-3 CNT-4 CNT-6 CNT-12 CTR-5 CTR-6 INT-1 INT-6 INT-9 CAS-1 CAS-2 CAS-3 DSH-1 DOC-1 DOC-4 DOC-5 DOC-9 DOC-10 ACC-1 MRK-1 POR-1 POR-2 POR-5 POR-6 POR-8 EVT-1 EVT-5 EVT-6 PRF-1 PRF-2, and the outbox: memory and PostgreSQL answer alike and end in the same state, id by id, each change with one entry")
  void same_answers_and_same_state(@ForAll("steps") List<Step> steps) {
    int run = RUNS.incrementAndGet();
    Side memory = new Side(InMemoryStorage.create(), run);
    Side postgres = new Side(JdbcStorage.of(DATABASE.dataSource()), run);
    for (Step step : steps) {
      assertThat(postgres.run(step)).as(step.toString()).isEqualTo(memory.run(step));
    }
    assertThat(postgres.relay()).isEqualTo(memory.relay());
    assertThat(postgres.tellAll()).isEqualTo(memory.tellAll());
    assertThat(postgres.state()).isEqualTo(memory.state());
    memory.assertWholeChains();
    postgres.assertWholeChains();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(Command.class)),
                Tuple.of(
                    1, Arbitraries.of(Command.MERGE, Command.UNDO_MERGE, Command.NOT_DUPLICATES))),
            Arbitraries.integers().between(0, CUSTOMERS - 1),
            Arbitraries.integers().between(0, CUSTOMERS - 1),
            Arbitraries.integers().between(0, ADDRESSES - 1),
            Arbitraries.integers().between(0, 2),
            Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))))
        .as(Step::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(25);
  }

  /** One of the two storages, driven by commands; ids and moments come alike on both. */
  private static final class Side {

    private final Storage storage;
    private final int run;
    private final SettableClock clock = new SettableClock();
    private final Set<PortfolioImportId> runs = new HashSet<>();
    private final List<CustomerId> erased = new ArrayList<>();
    private final Set<CustomerId> former = new LinkedHashSet<>();
    private final CalendarsInMemory calendars = new CalendarsInMemory();
    private final CustomerView view;
    private final AgentView desk;
    private List<CalendarTask> late = List.of();
    private int queued;

    Side(Storage storage, int run) {
      this.storage = storage;
      this.run = run;
      forgetMarkers();
      forgetRequests();
      forgetOutbox();
      forgetEvents();
      Random random = new Random(run);
      this.view =
          CustomerView.builder()
              .storage(storage)
              .clock(clock)
              .files(new FilesInMemory())
              .secrets(Secrets.of(new byte[32]))
              .agentCalendars(calendars)
              .ids(() -> new UUID(random.nextLong(), random.nextLong()))
              .messages(message -> Receipt.bare())
              .agentDirectory(agent -> Optional.of(new Mailbox("ana@corp.example", Locale.ENGLISH)))
              .links(document -> Optional.of(URI.create("https://crm.example/" + document)))
              .build();
      this.desk = view.as(Agent.system(new AgentId("crm")));
      // So that most commands find somebody to change.
      desk.customers()
          .register(Registration.builder(Person.of("Lia", null)).externalId(external(0)).build());
      desk.customers()
          .register(Registration.builder(Company.of("Alfa", null)).externalId(external(1)).build());
    }

    /** Those of other runs, whose files lie in stores that are gone. */
    private void forgetRequests() {
      Work.run(
          storage,
          work ->
              storage
                  .restores()
                  .open(work, Optional.empty(), 10_000)
                  .forEach(one -> storage.restores().remove(work, one.file())));
    }

    /** Those of other runs, which count for this one too; with ids of their own. */
    private void forgetMarkers() {
      Work.run(
          storage,
          work ->
              storage
                  .markers()
                  .all(work)
                  .forEach(
                      marker -> {
                        List<CustomerId> bearers =
                            storage.markers().bearers(work, marker.id(), Integer.MAX_VALUE);
                        storage.markers().takeOff(work, bearers);
                        storage.markers().remove(work, marker.id());
                      }));
    }

    /** Those of other runs, of which calendars have not heard. */
    private void forgetEvents() {
      storage.write(
          SettableClock.START.plus(Duration.ofDays(1)),
          work -> {
            List<CalendarTask> left = claimEvents(work);
            storage.events().published(work, left);
            return left.size();
          });
    }

    private List<CalendarTask> claimEvents(UnitOfWork work) {
      Instant until = work.moment().plus(Duration.ofMinutes(3));
      return storage.events().claim(work, until, Optional.empty(), Integer.MAX_VALUE);
    }

    private void forgetOutbox() {
      Work.run(
          storage,
          work -> {
            for (Kind kind : List.of(Kind.WAITING, Kind.RETRYING, Kind.LEASED)) {
              List<OutgoingId> left =
                  storage.outbox().list(work, kind, 0, Integer.MAX_VALUE).stream()
                      .map(OutboxLine::id)
                      .toList();
              storage
                  .outbox()
                  .save(
                      work,
                      storage.outbox().lock(work, left).values().stream()
                          .map(entry -> entry.with(new SetAside(work.moment(), "left_over")))
                          .toList());
            }
          });
    }

    /** Runs a step, and returns what it answered or was refused for. */
    String run(Step step) {
      clock.advance(Duration.ofMinutes(1));
      try {
        return String.valueOf(answer(step));
      } catch (RefusedException refused) {
        return "refused: " + refused.refusal();
      }
    }

    private Object answer(Step step) {
      switch (step.command()) {
        case REGISTER_PERSON:
          return desk.customers().register(person(step).build());
        case REGISTER_COMPANY:
          return desk.customers().register(company(step).build());
        case SUPPRESS:
          return new TreeSet<>(desk.suppressions().suppress(address(step.address())));
        case LIFT:
          return desk.suppressions().lift(address(step.address()));
        case INTAKE:
          return intake(step);
        case TAKE_CONTRACT:
          return takeContracts(step);
        case TAKE_MESSAGE:
          return takeMessage(step);
        case REPORT:
          return report(step);
        case TAKE_INBOUND:
          return takeInbound(step);
        case TAKE_CASES:
          return takeCases(step);
        case RELAY:
          return relay();
        case TELL:
          return view.calendarRelay().runOnce();
        case TELL_LATE:
          return tellLate();
        case ADD_MARKER:
          return desk.markers()
              .add("Marker " + step.address(), Emoji.parse(step.stale() ? "⭐" : "🥇"));
        case RENAME_MARKER:
          return desk.markers().rename(marker(step), "Marker " + step.other());
        case DELETE_MARKER:
          return desk.markers().delete(marker(step));
        case TAKE_DOCUMENT:
          return desk.documentIntake().take(document(step));
        case DELETE_FILE:
          return desk.documentIntake().deleteFile(document(step).id(), file(step));
        case REQUEST_FILE:
          return desk.fileRequests().restoreAll(document(step).id());
        case RESTORE:
          return view.fileRestores().runOnce();
        case TAKE_ACCEPTANCE:
          return desk.acceptanceIntake().take(acceptance(step));
        case ACCEPT:
          return desk.acceptanceIntake().accept(document(step).id());
        case ADD_PORTFOLIO:
          return desk.portfolios().add(portfolioDraft(step));
        case IMPORT:
          PortfolioImports.Applied applied = desk.portfolioImports().apply(sheet(step));
          applied.made().ifPresent(made -> runs.add(made.id()));
          return applied;
        case UNDO_IMPORT:
          List<PortfolioImport> latest = imports();
          return latest.isEmpty()
              ? "no import"
              : desk.portfolioImports().undo(latest.get(step.point() % latest.size()).id());
        case CHANGE_PORTFOLIO:
        case DELETE_PORTFOLIO:
          return onPortfolio(step);
        case CLAIM:
          return claim(step);
        case SETTLE:
          return settle(step);
        default:
          return onCustomer(step);
      }
    }

    private Object onCustomer(Step step) {
      Optional<CustomerId> found = customer(step.customer());
      if (found.isEmpty()) {
        return "nobody";
      }
      CustomerId id = found.get();
      Version version = version(id, step);
      switch (step.command()) {
        case UPDATE:
          return desk.customers().change(id, version, person(step).city("Recife").build());
        case CANCEL:
          return desk.customers().cancel(id, version, LocalDate.of(2026, 11, 20), "Mudou-se");
        case REACTIVATE:
          return desk.customers().reactivate(id, version);
        case MARK:
          return desk.markers().mark(id, version, marker(step));
        case UNMARK:
          return desk.markers().unmark(id, version);
        case REGISTER_EVENT:
          NewEvent event = NewEvent.of(draft(step));
          return desk.timeline().add(id, step.stale() ? event : event.addedToCalendar());
        case EDIT_EVENT:
          return desk.timeline().change(id, version, event(id, step), draft(step));
        case DELETE_EVENT:
          return desk.timeline().delete(id, version, event(id, step));
        case ADD:
          return desk.contacts().add(id, version, NewContact.of(address(step.address())));
        case ADD_OPTED_IN:
          return desk.contacts()
              .add(id, version, NewContact.of(address(step.address())).optedIn(evidence()));
        case CHOOSE:
          Optional<Portfolio> into = portfolio(step);
          return into.isEmpty()
              ? "no portfolio"
              : desk.portfolios().choose(id, version, manager(step.other()), into.get().id());
        case CHOOSE_NOBODY:
          return desk.portfolios().chooseNobody(id, version);
        case SEEN:
          return desk.portfolios().seen(id);
        case RESEND:
          return resend(step, id);
        case SEND:
          return send(step, id);
        case QUEUE:
          return queue(id, step);
        case MERGE:
          return merge(id, version, step);
        case UNDO_MERGE:
          return undoMerge(id, version, step);
        case NOT_DUPLICATES:
          return ofPair(id, step, desk.merging()::notDuplicates);
        case TAKE_BACK:
          return ofPair(id, step, desk.merging()::takeBackNotDuplicates);
        case EXPORT:
          return export(id);
        case ERASE:
          erased.add(id);
          return desk.privacy().erase(id);
        default:
          return onPoint(step, id, version);
      }
    }

    private Object onPoint(Step step, CustomerId id, Version version) {
      List<ContactPoint> points = desk.contacts().of(id).points();
      if (points.isEmpty()) {
        return "no point";
      }
      ContactPointId point = points.get(step.point() % points.size()).id();
      switch (step.command()) {
        case EDIT:
          return desk.contacts().change(id, version, point, address(step.address()));
        case DELETE:
          return desk.contacts().delete(id, version, point);
        case OPT_IN:
          return desk.contacts().optIn(id, version, point, evidence());
        case OPT_OUT:
          return desk.contacts().optOut(id, point);
        case MAKE_PRIMARY:
          return desk.contacts().makePrimary(id, version, point);
        case REMOVE_STAR:
          return desk.contacts().removeStar(id, point);
        default:
          throw new IllegalArgumentException(step.command().name());
      }
    }

    private Object merge(CustomerId survivor, Version version, Step step) {
      Optional<CustomerId> duplicate = customer(step.other());
      if (duplicate.isEmpty()) {
        return "nobody";
      }
      Object merged =
          desk.merging().merge(survivor, version, duplicate.get(), version(duplicate.get(), step));
      former.add(duplicate.get());
      return merged;
    }

    private Object ofPair(CustomerId one, Step step, BiConsumer<CustomerId, CustomerId> saying) {
      Optional<CustomerId> other = customer(step.other());
      other.ifPresent(two -> saying.accept(one, two));
      return other.isPresent();
    }

    private Object undoMerge(CustomerId customer, Version version, Step step) {
      List<Merge> merges = desk.merging().of(customer);
      return merges.isEmpty()
          ? "no merge"
          : desk.merging().undo(merges.get(step.point() % merges.size()).id(), version);
    }

    private String export(CustomerId id) {
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      try {
        desk.privacy().export(id, JsonExport.to(stream));
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return stream.toString(StandardCharsets.UTF_8);
    }

    /** To the customer, to an agent or to support; due now, or in three minutes. */
    private OutgoingId queue(CustomerId customer, Step step) {
      OutgoingId id = outgoing(queued++);
      IntendedMessage intended =
          new IntendedMessage(
              MessageChannel.EMAIL,
              new Purpose("billing"),
              IntendedMessage.Recipient.values()[step.point()],
              Optional.of(address(0)));
      Outgoing message = Outgoing.to(customer, intended, "Fatura", MessageContent.text("Olá"));
      Instant now = clock.instant();
      Waiting state = step.stale() ? new Waiting(soon(), List.of("paused")) : Waiting.at(now);
      OutboxEntry entry = OutboxEntry.of(id, message, new AgentId("crm"), now, state);
      Work.run(storage, work -> storage.outbox().add(work, List.of(entry)));
      return id;
    }

    private OutgoingId outgoing(int number) {
      return new OutgoingId(new UUID(run, number));
    }

    private Instant soon() {
      return clock.instant().plus(Duration.ofMinutes(3));
    }

    private List<String> claim(Step step) {
      return storage.write(
          clock.instant(),
          work ->
              storage.outbox().claim(work, soon(), step.point() + 1).entries().stream()
                  .map(Side::standing)
                  .toList());
    }

    /** All but the place, which the outbox of several runs goes on counting. */
    private static String standing(OutboxEntry entry) {
      return entry.id() + " " + entry.state() + " " + entry.lease() + " " + entry.attempts();
    }

    private String settle(Step step) {
      if (queued == 0) {
        return "nothing queued";
      }
      OutgoingId id = outgoing((step.address() + 4 * step.point()) % queued);
      Instant now = clock.instant();
      List<OutgoingState> states =
          List.of(
              new HandedOver(now, address(0), Optional.of("ref")),
              step.stale() ? Waiting.at(now) : new Retrying(soon(), "gateway_failed"),
              step.stale() ? new Leased(soon()) : new SetAside(now, "gateway_refused"));
      return storage.write(
          now,
          work -> {
            OutboxEntry entry = storage.outbox().lock(work, List.of(id)).get(id);
            if (entry == null) {
              return "erased";
            }
            OutboxEntry settled = entry.with(states.get(step.other()));
            storage.outbox().save(work, List.of(settled));
            return standing(settled);
          });
    }

    private List<String> outbox() {
      List<OutgoingId> ids = IntStream.range(0, queued).mapToObj(this::outgoing).toList();
      return Work.in(
          storage,
          work ->
              storage.outbox().find(work, ids).values().stream()
                  .map(Side::standing)
                  .sorted()
                  .toList());
    }

    private Object onPortfolio(Step step) {
      Optional<Portfolio> found = portfolio(step);
      if (found.isEmpty()) {
        return "no portfolio";
      }
      Version read = found.get().version();
      Version version = step.stale() ? read.next() : read;
      if (step.command() == Command.CHANGE_PORTFOLIO) {
        return desk.portfolios().change(found.get().id(), version, portfolioDraft(step));
      }
      desk.portfolios().delete(found.get().id(), version);
      return "deleted";
    }

    /** The sheet names some twice, portfolios that there are not, and nobody's. */
    private ImportSheet sheet(Step step) {
      List<ImportRow> rows = new ArrayList<>();
      for (int customer : List.of(step.customer(), step.other())) {
        rows.add(
            ImportRow.of(
                customer,
                customer(customer).map(CustomerId::toString).orElse("?"),
                step.stale() ? "" : portfolio(step).map(Portfolio::name).orElse("?")));
      }
      return rows::forEach;
    }

    private List<PortfolioImport> imports() {
      return desk.portfolioImports().latest(1_000).stream()
          .filter(one -> runs.contains(one.id()))
          .toList();
    }

    /** Few names and managers, so that names are taken and defaults change hands. */
    private PortfolioDraft portfolioDraft(Step step) {
      PortfolioDraft draft =
          PortfolioDraft.of(run + " " + step.address(), manager(step.customer()));
      return step.point() == 0 ? draft : draft.asDefault();
    }

    private AgentId manager(int number) {
      return new AgentId(run + "-" + number % 2);
    }

    private List<Portfolio> portfolios() {
      return desk.portfolios().all().stream()
          .filter(one -> one.name().startsWith(run + " "))
          .toList();
    }

    private Optional<Portfolio> portfolio(Step step) {
      List<Portfolio> all = portfolios();
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(step.point() % all.size()));
    }

    private List<RowOutcome> intake(Step step) {
      List<RowOutcome> outcomes = new ArrayList<>();
      IntakeRow first =
          IntakeRow.of(1, person(step).build())
              .contact(NewContact.of(address(step.address())).optedIn(evidence()).asPrimary());
      IntakeRow second =
          IntakeRow.of(
                  2,
                  Registration.builder(Person.of("Eva", null))
                      .externalId(external(step.other()))
                      .build())
              .parent(new ExternalId(external(step.customer())));
      desk.intake().take(List.of(first, second).iterator(), outcomes::add);
      return outcomes;
    }

    /** Two rows, so that a contract is moved and refused too; stale rows are older than others. */
    private List<ContractOutcome> takeContracts(Step step) {
      List<ContractOutcome> outcomes = new ArrayList<>();
      ContractRow first = contract(1, step.customer(), step);
      desk.contractIntake()
          .take(
              List.of(
                      step.stale() ? first.asOf(SettableClock.START) : first.asOf(clock.instant()),
                      contract(2, step.other(), step))
                  .iterator(),
              outcomes::add);
      return outcomes;
    }

    private ContractRow contract(long number, int customer, Step step) {
      LocalDate day = LocalDate.of(2026, 11, 20).plusDays(step.point());
      ContractTerms.Builder terms =
          ContractTerms.builder(ContractType.RECURRING, Money.of(step.address() + 1), day)
              .renewsOn(step.stale() ? null : day.plusDays(step.other()))
              .tag("tag " + step.point());
      return ContractRow.of(
          number,
          new ContractId(run + "/" + (step.address() + number) % 3),
          new ExternalId(external(customer)),
          (step.point() == 0 && step.stale() ? terms.cancelled(day, "too dear") : terms).build());
    }

    private List<MessageOutcome> takeMessage(Step step) {
      List<MessageOutcome> outcomes = new ArrayList<>();
      desk.messageIntake()
          .take(
              List.of(message(1, step.address(), step), message(2, step.point(), step)).iterator(),
              outcomes::add);
      return outcomes;
    }

    /** Few ids, so that messages come again, as others, and after their reports. */
    private MessageRow message(long number, int id, Step step) {
      Address address = address(id);
      SentMessage.Builder sent =
          SentMessage.builder(
                  "Aviso",
                  address instanceof Address.Email ? MessageChannel.EMAIL : MessageChannel.SMS,
                  new Purpose("billing"),
                  address,
                  SettableClock.START)
              .campaign(step.point() == 0 ? null : "campaign")
              .content(MessageContent.text("Aviso " + step.other()));
      if (id == 1) {
        sent.caseId(caseId(step.customer()));
      }
      if (step.other() == 1) {
        sent.document(carried(), List.of()).agent(new AgentId("ana"));
      }
      if (step.stale()) {
        sent.certificate(URI.create("https://example.org/" + step.point()));
      }
      return MessageRow.of(
          number,
          new MessageId(run + "/" + id),
          new ExternalId(external(step.customer())),
          (id == 2 ? sent.test() : sent).build());
    }

    private NewDocument document(Step step) {
      return NewDocument.builder(
              DocumentId.of(run + "/document" + step.point()),
              new ExternalId(external(step.customer())),
              DocumentNumber.parse(run + "/" + step.point()),
              "Contrato",
              SettableClock.START.minus(Duration.ofDays(300L * step.other())))
          .file(NewFile.of("a.pdf", "application/pdf", InputStream::nullInputStream))
          .build();
    }

    private FileId file(Step step) {
      return desk.documents().find(document(step).id()).document().files().get(0).id();
    }

    private NewAcceptance acceptance(Step step) {
      NewAcceptance asked =
          NewAcceptance.of(
              document(step).id(), SettableClock.START.plusSeconds(200L * step.address()));
      return step.stale() ? asked.acceptedAt(SettableClock.START) : asked;
    }

    private DocumentId carried() {
      return DocumentId.of(run + "/document");
    }

    private List<MessageOutcome> report(Step step) {
      List<MessageOutcome> outcomes = new ArrayList<>();
      MessageId id = new MessageId(run + "/" + step.address());
      InteractionKind[] kinds = InteractionKind.values();
      InteractionKind kind = kinds[(step.other() + 3 * step.point()) % (kinds.length - 1)];
      Interaction first =
          Interaction.of(id, kind, SettableClock.START.plusSeconds(3_600L * 12 * step.customer()));
      desk.messageIntake()
          .report(
              List.of(
                      new ReportRow(1, step.stale() ? first.event("event") : first),
                      new ReportRow(2, Interaction.of(id, InteractionKind.OPENED, clock.instant())),
                      new ReportRow(3, first))
                  .iterator(),
              outcomes::add);
      return outcomes;
    }

    private CaseId caseId(int number) {
      return new CaseId(run + "/" + number % 3);
    }

    /**
     * Few numbers, so that cases come again, older and newer, of others, and after their messages.
     */
    private List<CaseOutcome> takeCases(Step step) {
      List<CaseOutcome> outcomes = new ArrayList<>();
      CaseRow first = caseRow(1, step.customer(), step);
      CaseRow second = caseRow(2, step.other(), step).campaign("campaign");
      desk.caseIntake()
          .take(
              List.of(first, step.stale() ? second.sequence(1) : second).iterator(), outcomes::add);
      return outcomes;
    }

    private CaseRow caseRow(long row, int customer, Step step) {
      return CaseRow.of(
          row,
          caseId(step.address()),
          WhichCustomer.by(new ExternalId(external(customer))),
          CaseState.standard().get((step.point() + (int) row) % 5),
          SettableClock.START.plusSeconds(3_600L * 12 * step.address()),
          SettableClock.START.plusSeconds(step.other()));
    }

    /** Few keys, so that requests come again, as others too. */
    private OutgoingId resend(Step step, CustomerId id) {
      Address other = address(step.point());
      return desk.messageSending()
          .resend(
              id,
              new MessageId(run + "/" + step.address()),
              step.stale() ? ResendTo.registering(other) : ResendTo.first(),
              new IdempotencyKey(run + "/" + step.other() + step.point()));
    }

    /** To the primary; with few keys too. */
    private OutgoingId send(Step step, CustomerId id) {
      Outgoing message =
          Outgoing.to(
              id,
              IntendedMessage.on(MessageChannel.EMAIL, new Purpose("billing")),
              "Fatura " + step.point(),
              MessageContent.text("Olá"));
      return desk.messageSending()
          .send(message, new IdempotencyKey(run + "/s" + step.other() + step.address()));
    }

    /** Hands over what is due; nothing is left over for another run. */
    Relayed relay() {
      return view.relay().runOnce();
    }

    /**
     * A relay that has taken what there is to tell, of which it says at the end that it was heard.
     */
    private int tellLate() {
      List<CalendarTask> before = List.copyOf(late);
      Work.run(storage, work -> storage.events().published(work, before));
      late = storage.write(clock.instant(), this::claimEvents);
      return late.size();
    }

    /** Tells calendars all that there is to tell, by whomever it was taken. */
    Map<UUID, CalendarEntry> tellAll() {
      tellLate();
      clock.advance(Duration.ofMinutes(20));
      view.calendarRelay().runOnce();
      return calendars.entries();
    }

    private List<MessageOutcome> takeInbound(Step step) {
      List<MessageOutcome> outcomes = new ArrayList<>();
      InboundRow row =
          new InboundRow(
              1,
              new MessageId(run + "/" + step.point()),
              WhichCustomer.by(new ExternalId(external(step.customer()))),
              MessageChannel.VOICE,
              SettableClock.START.plusSeconds(step.point()),
              Optional.of(caseId(step.address())),
              Optional.of("campaign"));
      desk.messageIntake().takeInbound(List.of(row).iterator(), outcomes::add);
      return outcomes;
    }

    private EventDraft draft(Step step) {
      Instant time = SettableClock.START.plusSeconds(3_600L * step.address());
      EventDraft.Builder draft =
          EventDraft.builder(
              EventKind.values()[step.point()],
              EventTime.presetAt(time, BusinessTime.DEFAULT_ZONE));
      if (step.point() < 2) {
        draft.responsible(new AgentId("crm")).participant(new AgentId("ana"));
        customer(step.other()).ifPresent(draft::participant);
      }
      return step.stale() ? draft.done().build() : draft.description("Aviso").build();
    }

    private EventId event(CustomerId id, Step step) {
      return desk.timeline().of(id, DateRange.ALL, Optional.empty(), 10).items().stream()
          .skip(step.point())
          .findFirst()
          .map(entry -> entry.event().id())
          .orElse(new EventId(new UUID(0, 0)));
    }

    private MarkerId marker(Step step) {
      return desk.markers().all().stream()
          .skip(step.point())
          .findFirst()
          .map(Marker::id)
          .orElse(new MarkerId(new UUID(0, 0)));
    }

    private Version version(CustomerId id, Step step) {
      Version read = desk.customers().find(id).version();
      return step.stale() ? read.next() : read;
    }

    private Registration.Builder person(Step step) {
      return Registration.builder(Person.of("Lia", step.stale() ? "Teles" : null))
          .externalId(external(step.customer()))
          .parent(step.point() == 0 ? customer(step.other()).orElse(null) : null);
    }

    private Registration.Builder company(Step step) {
      return Registration.builder(Company.of("Alfa " + step.address(), null))
          .externalId(external(step.customer()))
          .parent(step.point() == 0 ? customer(step.other()).orElse(null) : null);
    }

    private Evidence evidence() {
      return Evidence.of("site", "form", clock.instant());
    }

    private String external(int customer) {
      return run + "/" + customer;
    }

    private Address address(int number) {
      return number % 2 == 0
          ? Address.email("lia" + number + "@run" + run + ".example")
          : Address.phone(String.format("(11) 9%04d-%04d", run, number));
    }

    private Optional<CustomerId> customer(int number) {
      return desk.customers().of(new ExternalId(external(number))).map(found -> found.id());
    }

    /** The profile, which is what its parts are by themselves. */
    private Profile profile(CustomerId id) {
      LocalDate day = LocalDate.of(2026, 11, 22);
      for (DateRange days : List.of(DateRange.from(day), DateRange.to(day.minusDays(1)))) {
        assertThat(ProfileByParts.withoutCursors(desk.profile(id, days)))
            .isEqualTo(ProfileByParts.of(desk, id, days));
      }
      Profile profile = ProfileByParts.withoutCursors(desk.profile(id));
      assertThat(profile).isEqualTo(ProfileByParts.of(desk, id, DateRange.ALL));
      return profile;
    }

    /** Each change of a customer has exactly one entry, and the last is of its version. */
    void assertWholeChains() {
      erased.forEach(id -> assertThat(desk.audit().check(id).faults()).isEmpty());
      former.forEach(id -> assertThat(desk.audit().check(id).faults()).isEmpty());
      for (int number = 0; number < CUSTOMERS; number++) {
        customer(number)
            .ifPresent(
                id -> assertThat(desk.audit().check(id).faults()).as(id.toString()).isEmpty());
      }
    }

    /** The dashboard, whose figures are the numbers of rows behind them. */
    private Dashboard dashboard(CustomerId id) {
      DashboardQuery all = DashboardQuery.ALL.includingTest();
      for (DashboardQuery query :
          List.of(
              DashboardQuery.ALL,
              DashboardQuery.ALL.within(DateRange.to(LocalDate.of(2026, 11, 22))),
              all.within(DateRange.from(LocalDate.of(2026, 11, 23))))) {
        assertThat(desk.dashboard().of(id, query)).isEqualTo(DashboardByRows.of(desk, id, query));
      }
      return desk.dashboard().of(id, all);
    }

    private static String shown(CaseEntry entry) {
      return entry.found().toRecord() + entry.customerName() + entry.interactions();
    }

    /** All that is held on the customers of this run, part by part, and their audit trails. */
    Map<String, Object> state() {
      Map<String, Object> state = new TreeMap<>();
      state.put("portfolios", portfolios());
      SentOn sent = new SentOn(DateRange.ALL, BusinessTime.DEFAULT_ZONE, true);
      Work.run(
          storage,
          work -> {
            state.put(
                "sendings",
                storage.messages().ofDocument(work, carried(), false, sent, Optional.empty(), 100));
            state.put(
                "activities",
                storage
                    .messages()
                    .activities(
                        work, carried(), ActivityQuery.ALL, sent.zone(), Optional.empty(), 100));
          });
      erased.forEach(
          id ->
              state.put(
                  id + " erased",
                  Work.in(storage, work -> storage.audit().of(work, id, Optional.empty(), 1000))));
      state.put("markers", desk.markers().all());
      state.put("outbox", outbox());
      for (int number = 0; number < CUSTOMERS; number++) {
        customer(number)
            .ifPresent(
                id -> {
                  state.put(
                      id + " messages",
                      desk.messages().of(id, MessageQuery.ALL, Optional.empty(), 100));
                  state.put(
                      id + " groups",
                      desk.messages()
                          .groups(
                              id,
                              MessageQuery.ALL.includingTest(),
                              MessageGroup.By.CAMPAIGN_AND_CHANNEL));
                  state.put(id + " parent", desk.customers().find(id).registration().parent());
                  state.put(
                      id + " cases",
                      desk.cases().of(id, CaseQuery.ALL, Optional.empty(), 100).map(Side::shown));
                  state.put(id + " dashboard", dashboard(id));
                  state.put(id + " case groups", desk.cases().groups(id, CaseQuery.ALL));
                  state.put(
                      id + " timeline",
                      desk.timeline().of(id, DateRange.ALL, Optional.empty(), 100));
                  state.put(id + " totals", desk.messages().totals(id, DateRange.ALL, true));
                  state.put(id + " profile", profile(id));
                  Work.run(
                      storage,
                      work -> {
                        for (CustomerOwned owned : storage.owned()) {
                          List<Map<String, Object>> records = new ArrayList<>();
                          owned.export(
                              work, id, record -> records.add(new LinkedHashMap<>(record)));
                          state.put(id + " " + owned.part(), records);
                        }
                        state.put(
                            id + " trail", storage.audit().of(work, id, Optional.empty(), 1000));
                      });
                });
      }
      return state;
    }
  }
}
