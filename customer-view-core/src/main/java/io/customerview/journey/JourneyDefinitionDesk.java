package io.customerview.journey;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.identity.FoldedText;
import io.customerview.journey.JourneyEvent.DaysCounted;
import io.customerview.journey.JourneyEvent.JourneyDeleted;
import io.customerview.journey.JourneyRefusal.JourneyInUse;
import io.customerview.journey.JourneyRefusal.JourneyUnknown;
import io.customerview.journey.JourneyRefusal.StaleJourney;
import io.customerview.shared.After;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.JourneyId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Version;
import io.customerview.shared.Wiring;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The definitions of journeys (Configurações › Jornada do cliente), for one agent (JRN-1, JRN-7,
 * JRN-8).
 *
 * <p>A changed definition applies at once: every pending milestone of every customer in the journey
 * is counted anew in the same unit of work, with the customers locked. That takes as long as there
 * are customers in it; {@link #preview} tells before what it would make late.
 *
 * <p>Thread-safe. Every command is one unit of work.
 *
 * <p>Takes {@link Permission#CONFIGURE_MANAGEMENT}; {@code all} and {@code find} take {@link
 * Permission#READ_MANAGEMENT}.
 */
public final class JourneyDefinitionDesk {

  private static final Operation ADD = configure("add");
  private static final Operation CHANGE = configure("change");
  private static final Operation DELETE = configure("delete");
  private static final Operation RECOUNT = configure("recount");
  private static final Operation PREVIEW = configure("preview");
  private static final Operation PREVIEW_RECOUNT = configure("preview_recount");
  private static final Operation ALL = read("all");
  private static final Operation FIND = read("find");

  /** As people look names up: without case and accents first. */
  private static final Comparator<Journey> BY_NAME =
      Comparator.comparing(
              (Journey journey) -> FoldedText.withPunctuation(journey.name()),
              CodePointOrder::compare)
          .thenComparing(Journey::name, CodePointOrder::compare)
          .thenComparing(Journey::id);

  private final Desk desk;
  private final JourneyOffice office;

  @Wiring
  public JourneyDefinitionDesk(Desk desk, JourneyOffice office) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.office = Objects.requireNonNull(office, "office");
  }

  private static Operation configure(String name) {
    return new Operation("journey_definitions." + name, Permission.CONFIGURE_MANAGEMENT);
  }

  private static Operation read(String name) {
    return new Operation("journey_definitions." + name, Permission.READ_MANAGEMENT);
  }

  /** Returns all journeys, in the order of their names. */
  public List<Journey> all() {
    return desk.ask(
        ALL, inquiry -> office.journeys().all(inquiry.work()).stream().sorted(BY_NAME).toList());
  }

  /**
   * Returns one journey.
   *
   * @throws RefusedException with {@link JourneyUnknown}
   */
  public Journey find(JourneyId journey) {
    return desk.ask(FIND, inquiry -> stored(inquiry.work(), journey));
  }

  /**
   * Adds a journey (JRN-1).
   *
   * @throws RefusedException with {@link JourneyRefusal}, such as {@code CalendarUnknown}, or if a
   *     name is missing, too long or holds a control character; nothing is saved then
   */
  public Journey add(JourneyDraft draft) {
    return desk.change(
        ADD,
        change -> {
          After<Journey> defined = Journey.define(draft, change::newId);
          office.calendars().plan(defined.value());
          save(change, defined);
          return defined.value();
        });
  }

  /**
   * Changes a journey, and counts what is pending anew (JRN-7); where only names are others, no
   * customer is locked, since nothing is. What is completed keeps the due day that it was judged
   * by; milestones and stages that are left out are gone, with what customers had done of them, of
   * which the history stays.
   *
   * @param expected the version of the definition that was read
   * @throws RefusedException with {@link JourneyUnknown}, {@link StaleJourney} or {@code
   *     StageInUse}, or as {@link #add}; nothing is changed then
   */
  public Journey change(JourneyId journey, Version expected, JourneyDraft draft) {
    return desk.change(
        CHANGE,
        change -> {
          Journey before = locked(change, journey, expected);
          After<Journey> after = before.redefine(draft, change::newId);
          if (after.isChanged() && after.value().countsAs(before)) {
            office.calendars().plan(after.value());
            save(change, after);
          } else if (after.isChanged()) {
            Recount recount = recount(change.work(), after.value());
            change.lockAll(recount.customers());
            recount.checkStages();
            Recount.Changed changed = recount.changed(change.today());
            save(change, after);
            save(change, recount, changed);
          }
          return after.value();
        });
  }

  private void save(Change change, After<Journey> defined) {
    office.journeys().save(change.work(), defined.value());
    defined.events().forEach(change::happened);
  }

  /**
   * Returns what {@link #change} would do to the customers in the journey today, and changes
   * nothing.
   *
   * @throws RefusedException as {@link #change} does
   */
  public JourneyPreview preview(JourneyId journey, JourneyDraft draft) {
    return desk.askOfOneMoment(
        PREVIEW,
        inquiry -> {
          Journey after = stored(inquiry.work(), journey).redefine(draft, placeholders()).value();
          Recount recount = recount(inquiry.work(), after);
          recount.checkStages();
          return recount.preview(inquiry.today());
        });
  }

  /** Ids of what is shown only, and never saved. */
  private static Supplier<UUID> placeholders() {
    AtomicLong next = new AtomicLong();
    return () -> new UUID(0, next.incrementAndGet());
  }

  /**
   * Deletes a journey that no customer is in, and that nothing else needs (JRN-7).
   *
   * @param expected the version of the definition that was read
   * @throws RefusedException with {@link JourneyUnknown}, {@link StaleJourney} or {@link
   *     JourneyInUse}
   */
  public void delete(JourneyId journey, Version expected) {
    desk.change(
        DELETE,
        change -> {
          locked(change, journey, expected);
          if (office.customers().isAnybodyIn(change.work(), journey)
              || office.use().isUsed(change.work(), journey)) {
            throw new RefusedException(new JourneyInUse(journey));
          }
          office.journeys().remove(change.work(), journey);
          change.happened(new JourneyDeleted(journey));
          return true;
        });
  }

  /**
   * Counts what is pending anew in every journey that counts the days of a calendar: for a host
   * whose calendar has changed (JRN-8). All of it is one unit of work. Where processes are replaced
   * one after the other, it is done when the last one with the old calendar has ended, by whose
   * holidays it still counted; once more does no harm.
   *
   * @param calendar the name of one of the host's calendars
   * @return how many customers had a due day or its status changed, those of each journey added up
   * @throws RefusedException with {@code CalendarUnknown}
   */
  public int recount(String calendar) {
    return desk.change(
        RECOUNT,
        change -> {
          List<Recount> recounts =
              lockedCounting(change.work(), calendar).stream()
                  .map(journey -> recount(change.work(), journey))
                  .toList();
          change.lockAll(recounts.stream().flatMap(one -> one.customers().stream()).toList());
          int changed = 0;
          for (Recount recount : recounts) {
            changed += save(change, recount, recount.changed(change.today()));
          }
          return changed;
        });
  }

  /**
   * Returns what {@link #recount} would do today, journey by journey, and changes nothing.
   *
   * @throws RefusedException with {@code CalendarUnknown}
   */
  public List<JourneyPreview> previewRecount(String calendar) {
    return desk.askOfOneMoment(
        PREVIEW_RECOUNT,
        inquiry ->
            counting(inquiry.work(), calendar).stream()
                .map(journey -> recount(inquiry.work(), journey).preview(inquiry.today()))
                .toList());
  }

  /** The customers of a journey, and what a definition does to them. */
  private Recount recount(UnitOfWork work, Journey journey) {
    JourneyPlan plan = office.calendars().plan(journey);
    return new Recount(office.customers(), work, plan, office.customers().in(work, journey.id()));
  }

  private static int save(Change change, Recount recount, Recount.Changed changed) {
    recount.save(changed.customers());
    if (changed.days() > 0) {
      change.happened(new DaysCounted(recount.plan().journey().id(), changed.days()));
    }
    return changed.days();
  }

  /**
   * Locks the journeys that count the days of a calendar, all of them before any customer, as
   * whoever puts customers into them does. One that has left the calendar meanwhile is left out.
   */
  private List<Journey> lockedCounting(UnitOfWork work, String calendar) {
    return counting(work, calendar).stream()
        .flatMap(journey -> office.journeys().lock(work, journey.id()).stream())
        .filter(journey -> journey.calendar().equals(Optional.of(calendar)))
        .toList();
  }

  /** The journeys that count the days of a calendar, in the order in which they are locked. */
  private List<Journey> counting(UnitOfWork work, String calendar) {
    Optional<String> named = office.calendars().count(Optional.of(calendar)).calendar();
    return office.journeys().all(work).stream()
        .filter(journey -> journey.calendar().equals(named))
        .toList();
  }

  private Journey stored(UnitOfWork work, JourneyId journey) {
    return office
        .journeys()
        .find(work, journey)
        .orElseThrow(() -> new RefusedException(new JourneyUnknown(journey)));
  }

  private Journey locked(Change change, JourneyId journey, Version expected) {
    Journey stored =
        office
            .journeys()
            .lock(change.work(), journey)
            .orElseThrow(() -> new RefusedException(new JourneyUnknown(journey)));
    if (!stored.version().equals(expected)) {
      throw new RefusedException(new StaleJourney(journey, expected, stored.version()));
    }
    return stored;
  }
}
