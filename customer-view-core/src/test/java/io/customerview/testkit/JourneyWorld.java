package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.access.Change;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.journey.Calendars;
import io.customerview.journey.CustomerJourney;
import io.customerview.journey.DueMilestone;
import io.customerview.journey.DueQuery;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.JourneyKeeper;
import io.customerview.journey.JourneyOffice;
import io.customerview.journey.JourneyUse;
import io.customerview.journey.JourneyView;
import io.customerview.journey.StageDraft;
import io.customerview.journey.WhenProgressed;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StageId;
import io.customerview.shared.Version;
import io.customerview.spi.BusinessCalendar;
import io.customerview.storage.Storage;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Journeys with customers in them, for one test: whatever else is in the storage. */
final class JourneyWorld {

  /** The name of the calendar of weekdays without {@link #holidays}. */
  static final String CALENDAR = "weekdays";

  private static final Operation MOVE = new Operation("test.move", Permission.EDIT_MANAGEMENT);

  final SettableClock clock = new SettableClock();
  final Set<LocalDate> holidays = new HashSet<>();
  final List<CustomerId> progressed = new ArrayList<>();
  private final Storage storage;

  JourneyWorld(Storage storage) {
    this.storage = storage;
  }

  BusinessCalendar calendar() {
    return new BusinessCalendar() {
      @Override
      public String name() {
        return CALENDAR;
      }

      @Override
      public boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !holidays.contains(day);
      }
    };
  }

  CustomerView view() {
    return CustomerView.builder()
        .storage(storage)
        .clock(clock)
        .secrets(TestSecrets.SECRETS)
        .calendar(calendar())
        .build();
  }

  AgentView desk() {
    return view().as(Agent.system(new AgentId("crm")));
  }

  JourneyOffice office() {
    return new JourneyOffice(
        storage.journeys(),
        storage.customerJourneys(),
        storage.journeyHistory(),
        Calendars.of(List.of(calendar())),
        JourneyUse.none(),
        progressedTo(),
        TestSecrets.SECRETS);
  }

  private WhenProgressed progressedTo() {
    return (change, customer) -> progressed.add(customer);
  }

  /** Marcos A, B and C of the manual, and a second stage. */
  static JourneyDraft draft() {
    return JourneyDraft.named("Jornada da felicidade")
        .stage(
            StageDraft.named("Definir um objetivo")
                .milestone("Marco A", 2)
                .milestone("Marco B", 3)
                .milestone("Marco C", 3))
        .stage(StageDraft.named("Correr atrás").milestone("Marco D", 0))
        .stage(StageDraft.named("Ficar feliz"));
  }

  Journey journey() {
    return desk().journeyDefinitions().add(draft());
  }

  CustomerId company() {
    return desk()
        .customers()
        .register(Registration.builder(Company.of("Alfa Ltda.", null)).build())
        .customer();
  }

  CustomerId companyIn(JourneyId journey) {
    CustomerId company = company();
    enter(journey, company);
    return company;
  }

  void enter(JourneyId journey, CustomerId... customers) {
    keep(
        List.of(customers),
        keeper -> {
          keeper.enter(List.of(customers), journey);
          return true;
        });
  }

  void leave(CustomerId... customers) {
    keep(
        List.of(customers),
        keeper -> {
          keeper.leave(List.of(customers));
          return true;
        });
  }

  /** Does a step within a command that has locked customers. */
  <T> T keep(Collection<CustomerId> customers, Function<JourneyKeeper, T> step) {
    return desk()
        .desk()
        .change(
            MOVE,
            (Change change) -> {
              change.lockAll(customers);
              return step.apply(new JourneyKeeper(office(), change));
            });
  }

  /** Of whom something falls due. */
  Set<CustomerId> due(DueQuery query) {
    return desk().journeys().due(query, Optional.empty(), 500).items().stream()
        .map(DueMilestone::customer)
        .collect(Collectors.toSet());
  }

  void pass(int days) {
    clock.advance(Duration.ofDays(days));
  }

  LocalDate today() {
    return desk().desk().time().dayOf(clock.instant());
  }

  Version version(CustomerId customer) {
    return desk().customers().find(customer).version();
  }

  Optional<JourneyView> of(CustomerId customer) {
    return desk().journeys().of(customer);
  }

  CustomerJourney state(CustomerId customer) {
    return of(customer).orElseThrow().state();
  }

  /** What is stored, and what is told for lists, which always say the same. */
  CustomerJourney stored(CustomerId customer) {
    return Work.in(
        storage,
        work -> {
          CustomerJourney whole =
              storage.customerJourneys().of(work, List.of(customer)).get(customer);
          assertThat(storage.customerJourneys().standings(work, List.of(customer)))
              .isEqualTo(Map.of(customer, whole.standing()));
          return whole;
        });
  }

  static StageId stage(Journey journey, int index) {
    return journey.stages().get(index).id();
  }

  static MilestoneId milestone(Journey journey, int stage, int index) {
    return journey.stages().get(stage).milestones().get(index).id();
  }

  AuditEntry last(CustomerId customer) {
    return Work.in(storage, work -> storage.audit().of(work, customer, Optional.empty(), 1)).get(0);
  }

  /** Fails unless a call is refused so, and nothing of a customer has changed. */
  void refused(CustomerId customer, ThrowingCallable call, Refusal refusal) {
    CustomerJourney before = stored(customer);
    Version version = version(customer);
    refused(call, refusal);
    assertThat(stored(customer)).isEqualTo(before);
    assertThat(version(customer)).isEqualTo(version);
  }

  static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }
}
