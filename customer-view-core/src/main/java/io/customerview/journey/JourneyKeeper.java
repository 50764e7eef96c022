package io.customerview.journey;

import io.customerview.access.Change;
import io.customerview.journey.JourneyEvent.JourneyLeft;
import io.customerview.journey.JourneyEvent.Step;
import io.customerview.journey.JourneyRefusal.JourneyUnknown;
import io.customerview.journey.JourneyRefusal.NotInJourney;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.JourneyId;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StageId;
import io.customerview.shared.Wiring;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Moves customers through journeys within one command, which has locked them: it reads how far they
 * have come, decides with {@link JourneyPlan}, and keeps state, history and audit.
 *
 * <p>Belongs to one command and its thread.
 */
@Wiring
public final class JourneyKeeper {

  private final JourneyOffice office;
  private final Change change;

  public JourneyKeeper(JourneyOffice office, Change change) {
    this.office = Objects.requireNonNull(office, "office");
    this.change = Objects.requireNonNull(change, "change");
  }

  /**
   * Puts customers into a journey: into its first stage, entered today (POR-5, POR-10). Who is in
   * it already stays where it is; who is in another one leaves that.
   *
   * @throws RefusedException with {@link JourneyUnknown}, or with {@code CalendarUnknown} if the
   *     host no longer gives the journey's calendar
   */
  public void enter(Collection<CustomerId> customers, JourneyId journey) {
    Journey definition = held(journey);
    Map<CustomerId, CustomerJourney> before = office.customers().of(change.work(), customers);
    List<CustomerId> entering =
        customers.stream()
            .distinct()
            .filter(
                customer ->
                    !Optional.ofNullable(before.get(customer))
                        .map(CustomerJourney::journey)
                        .equals(Optional.of(journey)))
            .toList();
    lead(definition, entering, before, (plan, customer) -> plan.enter(customer, change.today()));
  }

  /**
   * Brings customers back into a journey that they had left, as if they never had (POR-8); who is
   * in a journey leaves that.
   *
   * @param left how far each had come in it
   * @throws RefusedException as {@link #enter} does
   */
  public void resume(Collection<CustomerJourney> left, JourneyId journey) {
    Map<CustomerId, CustomerJourney> states = new LinkedHashMap<>();
    left.forEach(state -> states.put(state.customer(), state));
    lead(
        held(journey),
        List.copyOf(states.keySet()),
        office.customers().of(change.work(), states.keySet()),
        (plan, customer) ->
            plan.resume(Objects.requireNonNull(states.get(customer)), change.today()));
  }

  private Journey held(JourneyId journey) {
    return office
        .journeys()
        .hold(change.work(), journey)
        .orElseThrow(() -> new RefusedException(new JourneyUnknown(journey)));
  }

  /** Leads customers out of where they are, and into a journey. */
  private void lead(
      Journey into,
      List<CustomerId> customers,
      Map<CustomerId, CustomerJourney> before,
      BiFunction<JourneyPlan, CustomerId, After<CustomerJourney>> rule) {
    JourneyPlan plan = office.calendars().plan(into);
    List<JourneyEntry> entries = new ArrayList<>(left(customers, before));
    List<CustomerJourney> after = new ArrayList<>();
    for (CustomerId customer : customers) {
      After<CustomerJourney> led = rule.apply(plan, customer);
      after.add(led.value());
      entries.addAll(happened(customer, into, led.events()));
    }
    office.customers().save(change.work(), after);
    office.history().append(change.work(), entries);
  }

  /** Takes customers out of their journeys, of which the history stays (POR-5). */
  public void leave(Collection<CustomerId> customers) {
    Map<CustomerId, CustomerJourney> before = office.customers().of(change.work(), customers);
    List<CustomerId> leaving = customers.stream().distinct().filter(before::containsKey).toList();
    office.history().append(change.work(), left(leaving, before));
    office.customers().remove(change.work(), leaving);
  }

  private List<JourneyEntry> left(
      List<CustomerId> leaving, Map<CustomerId, CustomerJourney> before) {
    Set<JourneyId> ids =
        leaving.stream()
            .filter(before::containsKey)
            .map(customer -> journeyOf(before, customer))
            .collect(Collectors.toSet());
    Map<JourneyId, Journey> journeys = office.journeys().find(change.work(), ids);
    List<JourneyEntry> entries = new ArrayList<>();
    for (CustomerId customer : leaving) {
      if (before.containsKey(customer)) {
        Journey journey = Objects.requireNonNull(journeys.get(journeyOf(before, customer)));
        entries.addAll(happened(customer, journey, List.of(new JourneyLeft(journey.id()))));
      }
    }
    return entries;
  }

  private static JourneyId journeyOf(
      Map<CustomerId, CustomerJourney> journeys, CustomerId customer) {
    return Objects.requireNonNull(journeys.get(customer)).journey();
  }

  /**
   * Makes a stage the current one of a customer, entered today (JRN-5, JRN-6).
   *
   * @throws RefusedException with {@link NotInJourney}, or as {@link JourneyPlan#enterStage} does
   */
  public CustomerJourney enterStage(CustomerId customer, StageId stage) {
    return step(customer, true, (plan, before) -> plan.enterStage(before, stage, change.today()));
  }

  /**
   * Marks a stage as completed on a day (JRN-4, JRN-5).
   *
   * @throws RefusedException with {@link NotInJourney}, or as {@link JourneyPlan#completeStage}
   *     does
   */
  public CustomerJourney completeStage(CustomerId customer, StageId stage, LocalDate on) {
    return step(
        customer, false, (plan, before) -> plan.completeStage(before, stage, on, change.today()));
  }

  /**
   * Takes the completion of a stage away.
   *
   * @throws RefusedException with {@link NotInJourney}, or as {@link JourneyPlan#reopenStage} does
   */
  public CustomerJourney reopenStage(CustomerId customer, StageId stage) {
    return step(customer, false, (plan, before) -> plan.reopenStage(before, stage));
  }

  /**
   * Completes a milestone of an entered stage on a day (JRN-5).
   *
   * @throws RefusedException with {@link NotInJourney}, or as {@link JourneyPlan#completeMilestone}
   *     does
   */
  public CustomerJourney completeMilestone(
      CustomerId customer, MilestoneId milestone, LocalDate on) {
    return step(
        customer,
        true,
        (plan, before) -> plan.completeMilestone(before, milestone, on, change.today()));
  }

  /**
   * Completes pending milestones of the current stage on a day, all or none (EVT-4).
   *
   * @throws RefusedException with {@link NotInJourney}, or as {@link JourneyPlan#completePending}
   *     does
   */
  public CustomerJourney completePending(
      CustomerId customer, Collection<MilestoneId> milestones, LocalDate on) {
    return step(
        customer,
        true,
        (plan, before) -> plan.completePending(before, milestones, on, change.today()));
  }

  /**
   * Makes a completed milestone pending again (JRN-5).
   *
   * @throws RefusedException with {@link NotInJourney}, or as {@link JourneyPlan#reopenMilestone}
   *     does
   */
  public CustomerJourney reopenMilestone(CustomerId customer, MilestoneId milestone) {
    return step(customer, false, (plan, before) -> plan.reopenMilestone(before, milestone));
  }

  private CustomerJourney step(
      CustomerId customer,
      boolean isProgress,
      BiFunction<JourneyPlan, CustomerJourney, After<CustomerJourney>> rule) {
    CustomerJourney before =
        Optional.ofNullable(office.customers().of(change.work(), List.of(customer)).get(customer))
            .orElseThrow(() -> new RefusedException(new NotInJourney(customer)));
    Journey journey = office.journeys().find(change.work(), before.journey()).orElseThrow();
    After<CustomerJourney> after = rule.apply(office.calendars().plan(journey), before);
    if (after.isChanged()) {
      office.customers().save(change.work(), List.of(after.value()));
      office.history().append(change.work(), happened(customer, journey, after.events()));
      if (isProgress) {
        office.progressed().progressed(change, customer);
      }
    }
    return after.value();
  }

  private List<JourneyEntry> happened(
      CustomerId customer, Journey journey, List<? extends DomainEvent> events) {
    List<JourneyEntry> entries = new ArrayList<>();
    for (DomainEvent event : events) {
      change.happened(customer, event);
      if (event instanceof Step step) {
        entries.add(
            JourneyEntry.of(
                change.newId(), customer, journey, step, change.moment(), change.agent().id()));
      }
    }
    return entries;
  }
}
