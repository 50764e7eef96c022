package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.cases.CaseState;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.MessageChannel;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.merge.Merged;
import io.customerview.message.InteractionKind;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.storage.Storage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * The laws of dashboards (DSH), for jqwik properties on any storage: whatever the host feeds, and
 * whatever is asked for.
 */
public final class DashboardLaws {

  /** The first day on which anything happens, and how many there are. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 10);

  private static final int DAYS = 5;
  private static final int CUSTOMERS = 3;

  private static final List<MessageChannel> CHANNELS =
      List.of(
          MessageChannel.SMS,
          MessageChannel.EMAIL,
          MessageChannel.VOICE,
          new MessageChannel("telegram", ContactChannel.PHONE),
          new MessageChannel("telegram", ContactChannel.EMAIL));

  private enum What {
    MESSAGE,
    TEST_MESSAGE,
    INBOUND,
    CASE
  }

  /**
   * Something that the host feeds.
   *
   * @param customer which of the customers, from 0
   * @param minute when it was, in minutes from noon of the first day
   * @param number tells cases apart, and states
   * @param reports what happened to it, if it is a message
   */
  public record Fact(
      What what,
      int customer,
      MessageChannel channel,
      int minute,
      Optional<String> campaign,
      int number,
      List<Report> reports) {}

  /**
   * Something that happened to a message.
   *
   * @param minutes after the message was sent
   * @param event the provider's id of it; of one id the first in time counts
   */
  public record Report(InteractionKind kind, int minutes, Optional<String> event) {}

  private DashboardLaws() {}

  /** Returns any facts about three customers, of whom the second stands below the first. */
  public static Arbitrary<List<Fact>> facts() {
    Arbitrary<Optional<String>> campaigns = Arbitraries.of("a", "b").optional(0.7);
    Arbitrary<Report> reports =
        Combinators.combine(
                Arbitraries.of(InteractionKind.class)
                    .filter(kind -> kind != InteractionKind.INBOUND),
                Arbitraries.integers().between(0, 3 * 24 * 60),
                Arbitraries.of("e1", "e2").optional(0.3))
            .as(Report::new);
    return Combinators.combine(
            Arbitraries.of(What.class),
            Arbitraries.integers().between(0, CUSTOMERS - 1),
            Arbitraries.of(CHANNELS),
            Arbitraries.integers().between(0, DAYS * 24 * 60),
            campaigns,
            Arbitraries.integers().between(0, 5),
            reports.list().ofMaxSize(4))
        .as(Fact::new)
        .list()
        .ofMaxSize(12);
  }

  /**
   * Returns any questions: ranges that are open, of one day, or of several, with and without test
   * mode.
   */
  public static Arbitrary<DashboardQuery> queries() {
    Arbitrary<Optional<Integer>> ends = Arbitraries.integers().between(-1, DAYS + 3).optional(0.7);
    return Combinators.combine(ends, ends, Arbitraries.of(true, false))
        .as((one, other, withTest) -> new DashboardQuery(range(one, other), withTest));
  }

  /** Returns the same of everything about each of two customers, at the same moments. */
  static List<Fact> sameOfTwo() {
    List<Fact> facts = new ArrayList<>();
    List<Report> reports = List.of(new Report(InteractionKind.OPENED, 60, Optional.empty()));
    for (What what : What.values()) {
      for (int customer = 0; customer < 2; customer++) {
        facts.add(
            new Fact(what, customer, MessageChannel.VOICE, 9, Optional.of("a"), customer, reports));
      }
    }
    return facts;
  }

  private static DateRange range(Optional<Integer> one, Optional<Integer> other) {
    boolean swapped = one.isPresent() && other.isPresent() && one.get() > other.get();
    return new DateRange(
        (swapped ? other : one).map(FIRST_DAY::plusDays),
        (swapped ? one : other).map(FIRST_DAY::plusDays));
  }

  /** Holds every figure to the rows that the lists show (DSH-1). */
  public static void everyFigureIsItsRows(Storage storage, List<Fact> facts, DashboardQuery query) {
    DashboardWorld world = new DashboardWorld(storage);
    CustomerId above = world.company();
    List<CustomerId> customers = List.of(above, world.personOf(above), world.person());
    feed(world, customers, facts);
    for (CustomerId customer : customers) {
      assertThat(world.dashboard(customer, query))
          .isEqualTo(DashboardByRows.of(world.desk(), customer, query));
    }
  }

  /**
   * Holds dashboards to be the same before a merge and after its undo, and whole in between
   * (MRG-2).
   */
  public static void sameAfterMergeAndUndo(
      Storage storage, List<Fact> facts, DashboardQuery query) {
    DashboardWorld world = new DashboardWorld(storage);
    List<CustomerId> customers = List.of(world.person(), world.person(), world.company());
    feed(world, customers, facts);
    List<Dashboard> before = dashboards(world, customers, query);
    AgentView desk = world.desk();
    CustomerId survivor = customers.get(0);
    CustomerId duplicate = customers.get(1);

    Merged merged = world.merge(survivor, duplicate);

    assertThat(world.dashboard(survivor, query))
        .isEqualTo(DashboardByRows.of(desk, survivor, query))
        .isEqualTo(world.dashboard(duplicate, query));
    world.undo(merged);
    assertThat(dashboards(world, customers, query)).isEqualTo(before);
  }

  private static List<Dashboard> dashboards(
      DashboardWorld world, List<CustomerId> customers, DashboardQuery query) {
    return customers.stream().map(customer -> world.dashboard(customer, query)).toList();
  }

  private static void feed(DashboardWorld world, List<CustomerId> customers, List<Fact> facts) {
    for (Fact fact : facts) {
      CustomerId customer = customers.get(fact.customer());
      switch (fact.what()) {
        case INBOUND -> world.inbound(customer, fact.channel(), fact.minute(), fact.campaign());
        case CASE ->
            world.takeCase(
                fact.number() % 3,
                customer,
                fact.number() == 5 ? new CaseState("na fila") : state(fact),
                fact.minute(),
                fact.campaign());
        default -> {
          boolean test = fact.what() == What.TEST_MESSAGE;
          world.message(customer, fact.channel(), fact.minute(), fact.campaign(), test);
          for (Report report : fact.reports()) {
            world.happened(report.kind(), fact.minute() + report.minutes(), report.event());
          }
        }
      }
    }
  }

  private static CaseState state(Fact fact) {
    return CaseState.standard().get(fact.number());
  }
}
