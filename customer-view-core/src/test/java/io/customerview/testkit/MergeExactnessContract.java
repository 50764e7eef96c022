package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.acceptance.Acceptance;
import io.customerview.acceptance.NewAcceptance;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.cases.CaseOutcome;
import io.customerview.cases.CaseOutcome.Effect;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.cases.CustomerCase;
import io.customerview.contact.Address;
import io.customerview.contact.NewContact;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractRefusal.RevenueOutOfRange;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Customer;
import io.customerview.customer.CustomerRecord;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.NewFile;
import io.customerview.document.Restore;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.StageDraft;
import io.customerview.merge.Merge;
import io.customerview.merge.MergeConflict;
import io.customerview.merge.MergePlan;
import io.customerview.merge.MergeRefusal.ChangedSince;
import io.customerview.merge.Merged;
import io.customerview.merge.NotDuplicates;
import io.customerview.message.InteractionKind;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutgoingState.HandedOver;
import io.customerview.message.WhichCustomer;
import io.customerview.portfolio.ImportRow;
import io.customerview.portfolio.ImportedChange;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.portfolio.PortfolioImport;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CaseId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.EventId;
import io.customerview.shared.FileId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Money;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.spi.BusinessCalendar;
import io.customerview.storage.Storage;
import io.customerview.timeline.Event;
import io.customerview.timeline.EventDraft;
import io.customerview.timeline.EventKind;
import io.customerview.timeline.EventTime;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That the undoing of a merge is exact, or refused, whatever came between; on every storage. */
public interface MergeExactnessContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("ACS-1 MRG-2: what an agent may not read, merging says nothing of but that")
  default void exact_withheld() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    ContractId contract = world.contract(duplicate);
    MessageId message = world.message(duplicate, 0);
    world.note(duplicate);
    world.portfolio(duplicate);
    Portfolio portfolio = world.portfolio(survivor);
    world
        .desk
        .portfolioImports()
        .apply(sheet -> sheet.accept(ImportRow.of(2, duplicate.toString(), portfolio.name())));
    world.member(duplicate);
    world.desk.markers().mark(duplicate, world.version(duplicate), world.marker());
    AgentView analyst = world.outbox.view.as(analyst());

    MergePlan plan = analyst.merging().preview(survivor, duplicate);
    assertThat(plan.moved()).containsKeys("messages", "events").doesNotContainKey("contracts");
    assertThat(plan.dropped()).containsExactly("journey", "marker", "portfolio");
    assertThat(plan.withheld()).containsExactly("contracts", "outbox");
    assertThat(world.desk.merging().preview(survivor, duplicate).withheld()).isEmpty();
    MergePlan off = off(world).merging().preview(survivor, duplicate);
    assertThat(off.moved()).containsKey("messages");
    assertThat(off.moved()).doesNotContainKeys("contracts", "events", "journeyHistory");
    assertThat(off.dropped()).isEmpty();
    assertThat(off.withheld())
        .containsExactly(
            "contracts", "events", "journey", "journeyHistory", "marker", "outbox", "portfolio");

    Merged merged = world.merge(survivor, duplicate);
    Merge whole = world.desk.merging().of(survivor).get(0);
    assertThat(whole.trace().memberships()).hasSize(1);
    assertThat(whole.trace().imports()).hasSize(1);
    assertThat(analyst.merging().of(survivor)).containsExactly(whole);
    Merge.Trace told = off(world).merging().of(survivor).get(0).trace();
    assertThat(told.marker()).isEmpty();
    assertThat(told.portfolio()).isEmpty();
    assertThat(told.journey()).isEmpty();
    assertThat(told.journeyVersion()).isEmpty();
    assertThat(told.memberships()).isEmpty();
    assertThat(told.imports()).isEmpty();

    world.contract(survivor, contract, 700);
    world.report(message, InteractionKind.DELIVERED);
    List<MergeConflict> open = List.of(new MergeConflict("messages", message.value()));
    refused(
        new ChangedSince(merged.merge(), open, Set.of(Contract.PART)),
        () -> analyst.merging().undo(merged.merge(), world.version(survivor)));
  }

  @Test
  @DisplayName(
      "ACS-1 MRG-2: who may merge and not read customers is told of no registration and no address")
  default void exact_withheld_registration() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(company());
    CustomerId duplicate = world.register(company().industry("Varejo"));
    world.register(person().parent(duplicate));
    world.message(duplicate, 0);
    NewContact email = NewContact.of(Address.email("lia@exemplo.com.br"));
    world.desk.contacts().add(duplicate, world.version(duplicate), email);
    Agent merging =
        Agent.of(new AgentId("bia"), AccessProfile.NONE).with(Permission.MERGE_CUSTOMERS);
    AgentView desk = world.outbox.view.as(merging);
    MergePlan whole = world.desk.merging().preview(survivor, duplicate);
    assertThat(whole.filled()).containsExactly("industry");
    assertThat(whole.points()).hasSize(1);
    assertThat(whole.members()).isOne();
    MergePlan plan = desk.merging().preview(survivor, duplicate);
    assertThat(plan.moved()).isEmpty();
    assertThat(plan.filled()).isEmpty();
    assertThat(plan.points()).isEmpty();
    assertThat(plan.members()).isZero();
    assertThat(plan.withheld()).contains("registration", "contactPoints", "messages");
    world.merge(survivor, duplicate);
    Merge told = desk.merging().of(survivor).get(0);
    assertThat(told.kept()).isEmpty();
    assertThat(told.trace().points()).isEmpty();
    assertThat(told.trace().filled()).isEmpty();
    assertThat(told.trace().members()).isEmpty();
    Merge.Trace all = world.desk.merging().of(survivor).get(0).trace();
    assertThat(all.points()).hasSize(1);
    assertThat(all.filled()).hasSize(1);
    assertThat(all.members()).hasSize(1);
  }

  private static Agent analyst() {
    return Agent.of(new AgentId("bia"), AccessProfile.ANALYST);
  }

  private static AgentView off(MergeWorld world) {
    return CustomerView.builder()
        .storage(world.storage)
        .clock(world.clock)
        .secrets(TestSecrets.SECRETS)
        .management(false)
        .build()
        .as(analyst());
  }

  @Test
  @DisplayName("MRG-1 MRG-2: a pair that another merge has taken along is given back in order")
  default void exact_pairs_of_two_merges() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    CustomerId other = world.register(person());
    CustomerId last = world.register(person());
    world.desk.merging().notDuplicates(duplicate, other);
    Merged first = world.merge(survivor, duplicate);
    Merged second = world.merge(last, other);
    assertThat(pairs(world, survivor)).containsExactly(last);
    refused(pairChanged(first, other), () -> world.undo(first));
    assertThat(pairs(world, survivor)).containsExactly(last);
    world.undo(second);
    world.undo(first);
    assertThat(pairs(world, duplicate)).containsExactly(other);
    assertThat(pairs(world, other)).containsExactly(duplicate);
    assertThat(pairs(world, survivor)).isEmpty();
    assertThat(pairs(world, last)).isEmpty();
  }

  @Test
  @DisplayName("MRG-1 MRG-2: what an agent has taken back since the merge is not said again")
  default void exact_pair_taken_back() {
    for (boolean said : List.of(false, true)) {
      MergeWorld world = new MergeWorld(storage());
      CustomerId survivor = world.register(person());
      CustomerId duplicate = world.register(person());
      CustomerId other = world.register(person());
      world.desk.merging().notDuplicates(duplicate, other);
      if (said) {
        world.desk.merging().notDuplicates(survivor, other);
      }
      Merged merged = world.merge(survivor, duplicate);
      world.desk.merging().takeBackNotDuplicates(survivor, other);
      refused(pairChanged(merged, other), () -> world.undo(merged));
      world.desk.merging().notDuplicates(survivor, other);
      world.undo(merged);
      assertThat(pairs(world, duplicate)).containsExactly(other);
      assertThat(pairs(world, survivor)).hasSize(said ? 1 : 0);
    }
  }

  @Test
  @DisplayName("MRG-2 PRIV-2: nothing is said any more of one who was erased since the merge")
  default void exact_pair_of_an_erased() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    CustomerId other = world.register(person());
    world.desk.merging().notDuplicates(duplicate, other);
    world.desk.merging().notDuplicates(duplicate, survivor);
    Merged merged = world.merge(survivor, duplicate);
    assertThat(pairs(world, survivor))
        .as("nobody is told apart from itself")
        .containsExactly(other);
    world.desk.privacy().erase(other);
    world.undo(merged);
    assertThat(pairs(world, duplicate)).containsExactly(survivor);
    assertThat(pairs(world, other)).isEmpty();
  }

  private static Set<CustomerId> pairs(MergeWorld world, CustomerId customer) {
    return Work.in(world.storage, work -> world.storage.notDuplicates().of(work, List.of(customer)))
        .getOrDefault(customer, Set.of());
  }

  private static ChangedSince pairChanged(Merged merged, CustomerId other) {
    return new ChangedSince(
        merged.merge(), List.of(new MergeConflict(NotDuplicates.PART, other.toString())));
  }

  @Test
  @DisplayName("MRG-2 POR-10: a portfolio that leads elsewhere since the merge is a conflict")
  default void exact_portfolio_moved_on() {
    for (boolean had : List.of(true, false)) {
      MergeWorld world = new MergeWorld(storage());
      CustomerId survivor = world.register(person());
      CustomerId duplicate = world.register(person());
      Portfolio portfolio = world.portfolio(duplicate);
      JourneyId other = world.portfolio(survivor).journey().orElseThrow();
      if (!had) {
        portfolio = change(world, portfolio, portfolio.toDraft().withoutJourney());
      }
      Merged merged = world.merge(survivor, duplicate);
      Portfolio moved = change(world, portfolio, portfolio.toDraft().withJourney(other));
      refused(
          new ChangedSince(
              merged.merge(),
              List.of(new MergeConflict(Portfolio.PART, portfolio.id().toString()))),
          () -> world.undo(merged));
      change(world, moved, portfolio.toDraft());
      world.undo(merged);
      assertThat(world.desk.portfolios().of(duplicate).orElseThrow().portfolio().id())
          .isEqualTo(portfolio.id());
      assertThat(world.desk.journeys().of(duplicate).isPresent()).isEqualTo(had);
    }
  }

  private static Portfolio change(MergeWorld world, Portfolio before, PortfolioDraft draft) {
    return world.desk.portfolios().change(before.id(), before.version(), draft);
  }

  @Test
  @DisplayName("MRG-2 JRN-8: what is pending of one who comes back counts by the calendar of then")
  default void exact_recounted() {
    Set<LocalDate> holidays = new HashSet<>();
    MergeWorld world = new MergeWorld(storage());
    BusinessCalendar calendar = calendar(holidays);
    AgentView desk =
        CustomerView.builder()
            .storage(world.storage)
            .clock(world.clock)
            .secrets(TestSecrets.SECRETS)
            .calendar(calendar)
            .build()
            .as(Agent.system(new AgentId("ana")));
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    Journey journey =
        desk.journeyDefinitions()
            .add(
                JourneyDraft.named("J")
                    .countingDaysOf(calendar.name())
                    .stage(StageDraft.named("Um").milestone("M", 2).milestone("N", 3)));
    AgentId ana = new AgentId("ana");
    Portfolio portfolio =
        desk.portfolios()
            .add(PortfolioDraft.of("P " + UUID.randomUUID(), ana).withJourney(journey.id()));
    desk.portfolios().choose(duplicate, world.version(duplicate), ana, portfolio.id());
    List<LocalDate> before = due(world, duplicate);
    Merged merged = world.merge(survivor, duplicate);
    holidays.add(before.get(0));
    desk.journeyDefinitions().recount(calendar.name());
    desk.merging().undo(merged.merge(), world.version(survivor));
    assertThat(due(world, duplicate))
        .containsExactlyElementsOf(before.stream().map(day -> day.plusDays(1)).toList());
  }

  private static BusinessCalendar calendar(Set<LocalDate> holidays) {
    return new BusinessCalendar() {
      @Override
      public String name() {
        return "open";
      }

      @Override
      public boolean isBusinessDay(LocalDate day) {
        return !holidays.contains(day);
      }
    };
  }

  private static List<LocalDate> due(MergeWorld world, CustomerId customer) {
    CustomerJourney journey =
        Work.in(world.storage, work -> world.storage.customerJourneys().of(work, List.of(customer)))
            .get(customer);
    return journey.milestones().stream().map(one -> one.deadline().due()).toList();
  }

  @Test
  @DisplayName("MRG-2 POR-8: who was put somewhere by an import that was undone can't come back")
  default void exact_import_undone() {
    for (boolean byHand : List.of(false, true)) {
      MergeWorld world = new MergeWorld(storage());
      CustomerId survivor = world.register(company());
      CustomerId duplicate = world.register(company());
      Portfolio portfolio = world.portfolio(survivor);
      PortfolioImport made =
          world
              .desk
              .portfolioImports()
              .apply(sheet -> sheet.accept(ImportRow.of(2, duplicate.toString(), portfolio.name())))
              .made()
              .orElseThrow();
      if (byHand) {
        world.portfolio(duplicate);
      }
      Merged merged = world.merge(survivor, duplicate);
      world.clock.advance(Duration.ofSeconds(1));
      world.desk.portfolioImports().undo(made.id());
      if (byHand) {
        world.undo(merged);
        assertThat(world.desk.portfolios().of(duplicate)).isPresent();
      } else {
        refused(
            new ChangedSince(
                merged.merge(),
                List.of(new MergeConflict(ImportedChange.PART, made.id().toString()))),
            () -> world.undo(merged));
      }
    }
  }

  @Test
  @DisplayName(
      "MRG-2 POR-8: whether an import was undone since the merge is told by no moment, which is taken before anything is locked")
  default void exact_import_undone_beside() {
    for (boolean since : List.of(false, true)) {
      MergeWorld world = new MergeWorld(storage());
      CustomerId survivor = world.register(company());
      CustomerId duplicate = world.register(company());
      Portfolio portfolio = world.portfolio(survivor);
      PortfolioImport made =
          world
              .desk
              .portfolioImports()
              .apply(sheet -> sheet.accept(ImportRow.of(2, duplicate.toString(), portfolio.name())))
              .made()
              .orElseThrow();
      PortfolioImport undone =
          made.undone(world.clock.instant().plus(Duration.ofMinutes(since ? -1 : 1)));
      Runnable undoing =
          () ->
              Work.run(
                  world.storage, work -> world.storage.portfolioImports().update(work, undone));
      if (since) {
        Merged merged = world.merge(survivor, duplicate);
        undoing.run();
        refused(
            new ChangedSince(
                merged.merge(),
                List.of(new MergeConflict(ImportedChange.PART, made.id().toString()))),
            () -> world.undo(merged));
      } else {
        undoing.run();
        world.undo(world.merge(survivor, duplicate));
        assertThat(world.desk.portfolios().of(duplicate)).isPresent();
      }
    }
  }

  @Test
  @DisplayName("MRG-2 DOC-4 INT-9: what the cleaning has taken away meanwhile stands in no way")
  default void exact_cleaned() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    OutgoingId sent = world.outbox.add(OutboxWorld.message(duplicate, "Fatura"));
    OutboxEntry entry = world.outbox.entry(sent);
    Instant ended = world.clock.instant();
    world.outbox.save(entry.with(new HandedOver(ended, OutboxWorld.email(), Optional.empty())));
    DocumentId document = world.document(duplicate);
    FileId file =
        Work.in(world.storage, work -> world.storage.documents().of(work, duplicate))
            .get(0)
            .files()
            .get(0)
            .id();
    LocalDate day = today(world);
    Work.run(
        world.storage,
        work ->
            world
                .storage
                .restores()
                .save(
                    work,
                    new Restore(
                        file,
                        document,
                        duplicate,
                        ended,
                        List.of(new AgentId("ana")),
                        Optional.of(day))));
    Merged merged = world.merge(survivor, duplicate);
    Work.run(
        world.storage,
        work -> {
          world.storage.outbox().clean(work, ended.plusSeconds(1), 100_000);
          world.storage.restores().removeOver(work, List.of(file), day);
        });
    assertThat(world.outbox.entry(sent)).isNull();
    world.undo(merged);
    assertThat(world.outbox.entry(sent)).as("what is gone stays gone").isNull();
    Map<FileId, Restore> restores =
        Work.in(world.storage, work -> world.storage.restores().find(work, List.of(file)));
    assertThat(restores).isEmpty();
    assertThat(world.desk.customers().find(duplicate))
        .extracting(Customer::id)
        .isEqualTo(duplicate);
  }

  @Test
  @DisplayName(
      "MRG-2 PRIV-2 ACC-1 DOC-4: what was asked for of a document since goes back with the document")
  default void exact_follows_document() {
    for (boolean survivorFirst : List.of(false, true)) {
      MergeWorld world = new MergeWorld(storage());
      CustomerId survivor = world.register(person());
      CustomerId duplicate = world.register(person());
      DocumentId document = world.document(duplicate);
      FileId file = fileOf(world, duplicate);
      Merged merged = world.merge(survivor, duplicate);
      world.desk.acceptanceIntake().take(NewAcceptance.of(document, later(world)));
      restore(world, file, document, survivor, Optional.empty());
      world.undo(merged);
      assertThat(world.desk.acceptanceIntake().accept(document).customer()).isEqualTo(duplicate);
      world
          .desk
          .acceptanceIntake()
          .finish(document, NewFile.of("f.pdf", "application/pdf", InputStream::nullInputStream));
      assertThat(count(world, Acceptance.PART, survivor)).isZero();
      assertThat(count(world, Restore.PART, survivor)).isZero();
      if (survivorFirst) {
        world.desk.privacy().erase(survivor);
      }
      assertThat(count(world, Acceptance.PART, duplicate)).isOne();
      assertThat(count(world, Restore.PART, duplicate)).isOne();
      world.desk.privacy().erase(duplicate);
      assertThat(restores(world, file)).isEmpty();
    }
  }

  private static Instant later(MergeWorld world) {
    return world.clock.instant().plusSeconds(3600);
  }

  private static FileId fileOf(MergeWorld world, CustomerId customer) {
    return Work.in(world.storage, work -> world.storage.documents().of(work, customer))
        .get(0)
        .files()
        .get(0)
        .id();
  }

  private static void restore(
      MergeWorld world,
      FileId file,
      DocumentId document,
      CustomerId customer,
      Optional<LocalDate> until) {
    Restore restore =
        new Restore(
            file, document, customer, world.clock.instant(), List.of(new AgentId("ana")), until);
    Work.run(world.storage, work -> world.storage.restores().save(work, restore));
  }

  private static Map<FileId, Restore> restores(MergeWorld world, FileId file) {
    return Work.in(world.storage, work -> world.storage.restores().find(work, List.of(file)));
  }

  private static long count(MergeWorld world, String part, CustomerId customer) {
    return world.counts(List.of(customer)).getOrDefault(part, 0L);
  }

  @Test
  @DisplayName("MRG-2 PRIV-2: a member who was erased since the merge stands in no way")
  default void exact_member_erased() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(company());
    CustomerId duplicate = world.register(company());
    CustomerId erased = world.register(person().parent(duplicate));
    CustomerId member = world.register(person().parent(duplicate));
    Merged merged = world.merge(survivor, duplicate);
    world.desk.privacy().erase(erased);
    world.undo(merged);
    assertThat(world.desk.customers().find(member).registration().parent()).contains(duplicate);
  }

  @Test
  @DisplayName(
      "MRG-2 PRIV-2: a member who was merged away since is a conflict, until that is undone")
  default void exact_member_merged() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(company());
    CustomerId duplicate = world.register(company());
    CustomerId member = world.register(person().parent(duplicate));
    CustomerId other = world.register(person());
    Merged merged = world.merge(survivor, duplicate);
    Merged away = world.merge(other, member);
    refused(
        new ChangedSince(
            merged.merge(), List.of(new MergeConflict(CustomerRecord.PART, member.toString()))),
        () -> world.undo(merged));
    world.undo(away);
    world.undo(merged);
    assertThat(world.desk.customers().find(member).registration().parent()).contains(duplicate);
  }

  @Test
  @DisplayName("MRG-2 PRIV-2: events of somebody who was erased since the merge stand in no way")
  default void exact_event_erased() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    CustomerId owner = world.register(person());
    CustomerId guest = world.register(person());
    meeting(world, owner, duplicate);
    EventId own = meeting(world, survivor, duplicate, guest);
    meeting(world, duplicate, guest);
    Merged merged = world.merge(survivor, duplicate);
    world.desk.privacy().erase(owner);
    world.desk.privacy().erase(guest);
    world.undo(merged);
    assertThat(takenPartInBy(world, duplicate)).containsExactly(own);
    assertThat(takenPartInBy(world, guest)).isEmpty();
    world.desk.privacy().erase(duplicate);
    assertThat(takenPartInBy(world, duplicate)).isEmpty();
  }

  @Test
  @DisplayName("MRG-2 EVT-1: of two who both took part in an event one does, and both once undone")
  default void exact_event_of_both() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    CustomerId owner = world.register(person());
    EventId event = meeting(world, owner, duplicate, survivor);
    Map<String, Object> before = world.held(owner);
    Merged merged = world.merge(survivor, duplicate);
    assertThat(takenPartInBy(world, survivor)).containsExactly(event);
    assertThat(takenPartInBy(world, duplicate)).isEmpty();
    world.undo(merged);
    assertThat(takenPartInBy(world, survivor)).containsExactly(event);
    assertThat(takenPartInBy(world, duplicate)).containsExactly(event);
    assertThat(world.held(owner)).isEqualTo(before);
  }

  @Test
  @DisplayName(
      "MRG-2 EVT-5: that calendars heard of an event again by another merge and its undoing is no change")
  default void exact_event_told_again() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    EventTime time = EventTime.presetAt(world.clock.instant(), BusinessTime.DEFAULT_ZONE);
    Event event =
        new Event(
            new EventId(UUID.randomUUID()),
            duplicate,
            EventDraft.builder(EventKind.NOTE, time).build(),
            true,
            new AgentId("ana"),
            world.clock.instant(),
            1);
    Work.run(world.storage, work -> world.storage.events().add(work, event));
    Merged first = world.merge(survivor, duplicate);
    int told = revision(world, event);
    world.undo(world.merge(world.register(person()), survivor));
    assertThat(revision(world, event)).isGreaterThan(told);
    world.undo(first);
    assertThat(eventOf(world, event).customer()).isEqualTo(duplicate);
  }

  private static int revision(MergeWorld world, Event event) {
    return eventOf(world, event).revision();
  }

  private static Event eventOf(MergeWorld world, Event event) {
    return Work.in(world.storage, work -> world.storage.events().find(work, List.of(event.id())))
        .get(0);
  }

  private static List<EventId> takenPartInBy(MergeWorld world, CustomerId person) {
    return Work.in(world.storage, work -> world.storage.events().takenPartInBy(work, person))
        .stream()
        .map(Event::id)
        .toList();
  }

  private static EventId meeting(MergeWorld world, CustomerId owner, CustomerId... people) {
    EventTime time = EventTime.presetAt(world.clock.instant(), BusinessTime.DEFAULT_ZONE);
    EventDraft.Builder draft =
        EventDraft.builder(EventKind.MEETING, time)
            .responsible(new AgentId("ana"))
            .participant(new AgentId("rui"));
    List.of(people).forEach(draft::participant);
    Event event =
        new Event(
            new EventId(UUID.randomUUID()),
            owner,
            draft.build(),
            false,
            new AgentId("ana"),
            world.clock.instant(),
            1);
    Work.run(world.storage, work -> world.storage.events().add(work, event));
    return event.id();
  }

  @Test
  @DisplayName(
      "MRG-2 CTR-6: a contract that the host has given to somebody else since is a conflict")
  default void exact_given_to_another() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    CustomerId third = world.register(person());
    ContractId contract = world.contract(duplicate);
    Merged merged = world.merge(survivor, duplicate);
    world.contract(third, contract, 500);
    refused(
        new ChangedSince(
            merged.merge(), List.of(new MergeConflict(Contract.PART, contract.value()))),
        () -> world.undo(merged));
    world.contract(survivor, contract, 500);
    world.undo(merged);
    assertThat(world.desk.contracts().of(duplicate, Optional.empty(), 9).items()).hasSize(1);
  }

  @Test
  @DisplayName("MRG-2 DOC-5: so is a document of which a file was deleted since")
  default void exact_file_deleted() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    DocumentId document = world.document(duplicate);
    Merged merged = world.merge(survivor, duplicate);
    FileId file = world.desk.documents().find(document).document().files().get(0).id();
    world.desk.documentIntake().deleteFile(document, file);
    refused(
        new ChangedSince(
            merged.merge(), List.of(new MergeConflict("documents", document.value().toString()))),
        () -> world.undo(merged));
  }

  @Test
  @DisplayName(
      "MRG-2 DOC-4: a restore that was open at the merge, and is over and gone since, stands in no way")
  default void exact_restored_since() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    DocumentId document = world.document(duplicate);
    FileId file = fileOf(world, duplicate);
    restore(world, file, document, duplicate, Optional.empty());
    Merged merged = world.merge(survivor, duplicate);
    LocalDate day = today(world);
    restore(world, file, document, survivor, Optional.of(day));
    refused(
        new ChangedSince(merged.merge(), List.of(new MergeConflict(Restore.PART, file.toString()))),
        () -> world.undo(merged));
    Work.run(world.storage, work -> world.storage.restores().removeOver(work, List.of(file), day));
    world.undo(merged);
    assertThat(restores(world, file)).isEmpty();
  }

  @Test
  @DisplayName("MRG-2 CAS-3: a case that came since is given back when the host tells it again")
  default void exact_case_told_again() {
    MergeWorld world = new MergeWorld(storage());
    List<CustomerId> two =
        Stream.of(world.register(person()), world.register(person())).sorted().toList();
    for (int first : new int[] {0, 1}) {
      CustomerId survivor = two.get(first);
      CustomerId duplicate = two.get(1 - first);
      Merged merged = world.merge(survivor, duplicate);
      CaseRow row =
          CaseRow.of(
              1,
              new CaseId("m-" + UUID.randomUUID()),
              WhichCustomer.by(duplicate),
              CaseState.standard().get(0),
              world.clock.instant(),
              world.clock.instant());
      assertThat(take(world, row)).isEqualTo(Effect.ADDED);
      assertThat(owner(world, row)).isEqualTo(survivor);
      world.undo(merged);
      assertThat(take(world, row)).isEqualTo(Effect.CHANGED);
      assertThat(owner(world, row)).isEqualTo(duplicate);
      assertThat(take(world, row)).isEqualTo(Effect.UNCHANGED);
    }
  }

  @Test
  @DisplayName("MRG-2 CAS-3: so is one that came while two merges stood, once both are undone")
  default void exact_case_of_two_merges() {
    MergeWorld world = new MergeWorld(storage());
    List<CustomerId> all =
        Stream.generate(() -> world.register(person())).limit(3).sorted().toList();
    Merged first = world.merge(all.get(1), all.get(0));
    Merged second = world.merge(all.get(2), all.get(1));
    CaseRow row =
        CaseRow.of(
            1,
            new CaseId("m-" + UUID.randomUUID()),
            WhichCustomer.by(all.get(0)),
            CaseState.standard().get(0),
            world.clock.instant(),
            world.clock.instant());
    take(world, row);
    world.undo(second);
    world.undo(first);
    world.merge(world.register(person()), all.get(1));
    take(world, row);
    assertThat(owner(world, row)).isEqualTo(all.get(0));
  }

  @Test
  @DisplayName("MRG-2 CAS-3: so is one of whoever was merged into somebody else by then")
  default void exact_case_of_one_merged_on() {
    MergeWorld world = new MergeWorld(storage());
    List<CustomerId> all =
        Stream.generate(() -> world.register(person())).limit(3).sorted().toList();
    CustomerId third = all.get(0);
    CustomerId duplicate = all.get(1);
    Merged merged = world.merge(all.get(2), duplicate);
    CaseRow row =
        CaseRow.of(
            1,
            new CaseId("m-" + UUID.randomUUID()),
            WhichCustomer.by(duplicate),
            CaseState.standard().get(0),
            world.clock.instant(),
            world.clock.instant());
    take(world, row);
    world.undo(merged);
    world.merge(third, duplicate);
    assertThat(take(world, row)).isEqualTo(Effect.CHANGED);
    assertThat(owner(world, row)).isEqualTo(third);
    assertThat(take(world, row)).isEqualTo(Effect.UNCHANGED);
  }

  @Test
  @DisplayName(
      "MRG-2 CTR-6 CAS-3: rows of the host's that come again and say the same are no change")
  default void exact_fed_again() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    CustomerId last = world.register(person());
    ContractId contract = new ContractId("m-" + UUID.randomUUID());
    CaseId number = new CaseId("m-" + UUID.randomUUID());
    feed(world, duplicate, contract, number, 1);
    Merged first = world.merge(survivor, duplicate);
    Merged second = world.merge(last, survivor);
    long version = world.version(last).number();
    feed(world, duplicate, contract, number, 2);
    assertThat(world.version(last).number()).isEqualTo(version);
    world.undo(second);
    feed(world, duplicate, contract, number, 3);
    world.undo(first);
    String third = day(3).toString();
    assertThat(records(world, duplicate, Contract.PART))
        .singleElement()
        .satisfies(told -> assertThat(told.get("asOf")).hasToString(third));
    assertThat(records(world, duplicate, CustomerCase.PART))
        .singleElement()
        .satisfies(told -> assertThat(told.get("asOf")).hasToString(third));
    feed(world, duplicate, contract, number, 2);
    assertThat(contractOf(world, duplicate).asOf()).contains(day(3));
  }

  /** Tells one contract and one case, as they always were, as of a day. */
  private static void feed(
      MergeWorld world, CustomerId customer, ContractId contract, CaseId number, int day) {
    ContractTerms terms =
        ContractTerms.builder(ContractType.RECURRING, Money.of(500), LocalDate.of(2025, 1, 2))
            .build();
    ContractRow row = ContractRow.of(1, contract, customer, terms).asOf(day(day));
    world.desk.contractIntake().take(List.of(row).iterator(), outcome -> {});
    CaseRow one =
        CaseRow.of(
            1, number, WhichCustomer.by(customer), CaseState.standard().get(0), day(0), day(day));
    world.desk.caseIntake().take(List.of(one.sequence(day)).iterator(), outcome -> {});
  }

  private static Instant day(int day) {
    return Instant.parse("2025-06-01T03:00:00Z").plus(Duration.ofDays(day));
  }

  private static Contract contractOf(MergeWorld world, CustomerId customer) {
    return Work.in(world.storage, work -> world.storage.contracts().of(work, List.of(customer)))
        .getOrDefault(customer, List.of())
        .get(0);
  }

  @Test
  @DisplayName(
      "MRG-2 REG-3: who stood above a duplicate, and is a person now or below its member, is a conflict")
  default void exact_parent() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId top = world.register(company());
    CustomerId parent = world.register(company());
    CustomerId survivor = world.register(company().parent(top));
    CustomerId duplicate = world.register(company().parent(parent));
    CustomerId member = world.register(company().parent(duplicate));
    Registration company = world.desk.customers().find(parent).registration();
    Merged merged = world.merge(survivor, duplicate);
    for (Registration changed :
        List.of(person().build(), company.toBuilder().parent(member).build())) {
      update(world, parent, changed);
      refused(
          new ChangedSince(
              merged.merge(), List.of(new MergeConflict(CustomerRecord.PART, "parent"))),
          () -> world.undo(merged));
    }
    update(world, parent, company);
    world.undo(merged);
    assertThat(world.desk.customers().find(duplicate).registration().parent()).contains(parent);
  }

  private static void update(MergeWorld world, CustomerId customer, Registration registration) {
    world.desk.customers().change(customer, world.version(customer), registration);
  }

  private static Effect take(MergeWorld world, CaseRow row) {
    List<CaseOutcome> outcomes = new ArrayList<>();
    world.desk.caseIntake().take(List.of(row).iterator(), outcomes::add);
    return ((CaseOutcome.Taken) outcomes.get(0)).effect();
  }

  private static CustomerId owner(MergeWorld world, CaseRow row) {
    return Objects.requireNonNull(
            Work.in(world.storage, work -> world.storage.cases().find(work, List.of(row.number())))
                .get(row.number()))
        .customer();
  }

  @Test
  @DisplayName(
      "MRG-2 CTR-2: contracts that come to more than an amount can hold are not put together")
  default void exact_revenue() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    ContractId own = world.contract(survivor);
    world.contract(survivor, own, 600_000_000_000L);
    world.contract(duplicate, new ContractId("m-" + UUID.randomUUID()), 600_000_000_000L);
    refused(new RevenueOutOfRange(), () -> world.desk.merging().preview(survivor, duplicate));
    refused(new RevenueOutOfRange(), () -> world.merge(survivor, duplicate));
    world.contract(survivor, own, 300_000_000_000L);
    Merged merged = world.merge(survivor, duplicate);
    assertThat(world.desk.contracts().figures(survivor).revenue())
        .isEqualTo(Money.of(900_000_000_000L));
    world.undo(merged);
  }

  @Test
  @DisplayName("MRG-2 CTR-2: nor are they parted, where what came since would")
  default void exact_revenue_parted() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(person());
    CustomerId duplicate = world.register(person());
    world.contract(duplicate, new ContractId("m-" + UUID.randomUUID()), 600_000_000_000L);
    Merged merged = world.merge(survivor, duplicate);
    ContractId charge = world.contract(survivor);
    world.contract(survivor, charge, -900_000_000_000L);
    world.contract(survivor, new ContractId("m-" + UUID.randomUUID()), -600_000_000_000L);
    refused(new RevenueOutOfRange(), () -> world.undo(merged));
    assertThat(world.desk.customers().find(duplicate).id()).isEqualTo(survivor);
    world.contract(survivor, charge, -100_000_000_000L);
    world.undo(merged);
    assertThat(world.desk.contracts().figures(survivor).revenue())
        .isEqualTo(Money.of(-700_000_000_000L));
  }

  @Test
  @DisplayName(
      "PRIV-1 MRG-2: how far a duplicate had come, and what imports did with it, is exported")
  default void exact_exported() {
    MergeWorld world = new MergeWorld(storage());
    CustomerId survivor = world.register(company());
    CustomerId duplicate = world.register(company());
    world.portfolio(duplicate);
    Portfolio portfolio = world.portfolio(survivor);
    world
        .desk
        .portfolioImports()
        .apply(sheet -> sheet.accept(ImportRow.of(2, duplicate.toString(), portfolio.name())));
    Map<String, Object> journey = records(world, duplicate, CustomerJourney.PART).get(0);
    Map<String, Object> did = records(world, duplicate, ImportedChange.PART).get(0);
    assertThat(did).containsKey("left.journey");
    Merged merged = world.merge(survivor, duplicate);
    Map<String, Object> told = records(world, survivor, Merge.PART).get(0);
    assertThat(told.get("journey")).isEqualTo(journey.remove("journey"));
    journey.forEach((name, value) -> assertThat(told.get("journey." + name)).isEqualTo(value));
    String text = String.valueOf(told.get("portfolioImports"));
    did.forEach((name, value) -> assertThat(text).contains(name + ' ' + value));
    world.undo(merged);
    assertThat(records(world, survivor, Merge.PART).get(0))
        .doesNotContainKeys("journey", "journey.stage", "portfolioImports");
  }

  private static List<Map<String, Object>> records(
      MergeWorld world, CustomerId customer, String part) {
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(
        world.storage,
        work ->
            world.storage.owned().stream()
                .filter(one -> one.part().equals(part))
                .forEach(one -> one.export(work, customer, records::add)));
    return records;
  }

  private static LocalDate today(MergeWorld world) {
    return LocalDate.ofInstant(world.clock.instant(), BusinessTime.DEFAULT_ZONE);
  }

  private static Registration.Builder person() {
    return Registration.builder(Person.of("Lia", "Teles"));
  }

  private static Registration.Builder company() {
    return Registration.builder(Company.of("Alfa Ltda.", "Alfa"));
  }

  private static void refused(Refusal expected, ThrowingCallable command) {
    assertThatThrownBy(command)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.refusal()).isEqualTo(expected));
  }
}
