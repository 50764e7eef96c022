package io.customerview.testkit;

import io.customerview.AgentView;
import io.customerview.cases.CaseEntry;
import io.customerview.cases.CaseQuery;
import io.customerview.cases.CaseState;
import io.customerview.contact.MessageChannel;
import io.customerview.dashboard.CampaignCount;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.dashboard.Effectiveness;
import io.customerview.dashboard.JourneyStep;
import io.customerview.dashboard.JourneyStep.Direction;
import io.customerview.dashboard.StateCount;
import io.customerview.message.Inbound;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.InteractionTotals.ChannelCount;
import io.customerview.message.MessageDesk.Found;
import io.customerview.message.MessageLine;
import io.customerview.message.MessageQuery;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A dashboard that is counted row by row from what the lists show: what every dashboard equals. */
public final class DashboardByRows {

  private final List<Found> sent;
  private final List<Happening> happened = new ArrayList<>();
  private final List<CaseEntry> cases;
  private final DateRange days;

  /** One interaction, inbound ones among them. */
  private record Happening(
      MessageChannel channel, Optional<String> campaign, InteractionKind kind, Instant at) {}

  private DashboardByRows(AgentView desk, CustomerId customer, DashboardQuery query) {
    this.days = query.days();
    MessageQuery all = query.withTest() ? MessageQuery.ALL.includingTest() : MessageQuery.ALL;
    this.sent = found(desk, customer, all.within(days));
    for (Found one : found(desk, customer, all)) {
      for (Interaction interaction : one.history().interactions()) {
        LocalDate day = desk.desk().time().dayOf(interaction.at());
        if (days.meets(DateRange.of(day, day))) {
          happened.add(
              new Happening(
                  one.message().sent().channel(),
                  one.message().sent().campaign(),
                  interaction.kind(),
                  interaction.at()));
        }
      }
    }
    List<Inbound> inbound = all(cursor -> desk.messages().inbound(customer, days, cursor, 200));
    inbound.forEach(
        one ->
            happened.add(
                new Happening(one.channel(), one.campaign(), InteractionKind.INBOUND, one.at())));
    this.cases = all(cursor -> desk.cases().of(customer, CaseQuery.ALL.within(days), cursor, 200));
  }

  private static List<Found> found(AgentView desk, CustomerId customer, MessageQuery query) {
    List<MessageLine> lines = all(cursor -> desk.messages().of(customer, query, cursor, 200));
    return lines.stream().map(line -> desk.messages().find(customer, line.id())).toList();
  }

  private static <T> List<T> all(Function<Optional<String>, Page<T>> pages) {
    List<T> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<T> page = pages.apply(cursor);
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return all;
  }

  /** Counts the dashboard of a customer. */
  public static Dashboard of(AgentView desk, CustomerId customer, DashboardQuery query) {
    return new DashboardByRows(desk, customer, query).dashboard();
  }

  private Dashboard dashboard() {
    List<MessageChannel> channels =
        MessageChannel.standardAnd(
            Stream.concat(
                    sent.stream().map(one -> one.message().sent().channel()),
                    happened.stream().map(Happening::channel))
                .toList());
    return new Dashboard(
        days,
        journey(channels),
        channels.stream().map(this::effectiveness).toList(),
        channels.stream()
            .map(channel -> new ChannelCount(channel, on(channel, one -> true).count()))
            .toList(),
        states(),
        campaigns());
  }

  private List<JourneyStep> journey(List<MessageChannel> channels) {
    List<JourneyStep> steps = new ArrayList<>();
    for (MessageChannel channel : channels) {
      step(
              channel,
              Direction.IN,
              on(
                      channel,
                      one ->
                          Set.of(InteractionKind.INBOUND, InteractionKind.REPLIED)
                              .contains(one.kind()))
                  .map(Happening::at))
          .ifPresent(steps::add);
      step(channel, Direction.OUT, sentOn(channel).map(one -> one.message().sent().at()))
          .ifPresent(steps::add);
    }
    return steps.stream().sorted(JourneyStep.IN_TIME).toList();
  }

  private static Optional<JourneyStep> step(
      MessageChannel channel, Direction direction, Stream<Instant> moments) {
    List<Instant> all = moments.sorted(Comparator.naturalOrder()).toList();
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new JourneyStep(channel, direction, all.size(), all.get(0), all.get(all.size() - 1)));
  }

  private Stream<Happening> on(MessageChannel channel, Predicate<Happening> which) {
    return happened.stream().filter(one -> one.channel().equals(channel)).filter(which);
  }

  private Stream<Found> sentOn(MessageChannel channel) {
    return sent.stream().filter(one -> one.message().sent().channel().equals(channel));
  }

  private Effectiveness effectiveness(MessageChannel channel) {
    Set<InteractionKind> engaging =
        Set.of(InteractionKind.OPENED, InteractionKind.CLICKED, InteractionKind.REPLIED);
    Set<InteractionKind> delivering = new HashSet<>(engaging);
    delivering.add(InteractionKind.DELIVERED);
    delivering.add(InteractionKind.RECEIVED);
    return new Effectiveness(
        channel,
        sentOn(channel).filter(one -> has(one, delivering)).count(),
        sentOn(channel).filter(one -> has(one, engaging)).count());
  }

  private static boolean has(Found message, Set<InteractionKind> kinds) {
    return message.history().interactions().stream().anyMatch(one -> kinds.contains(one.kind()));
  }

  private List<StateCount> states() {
    Set<CaseState> states = new TreeSet<>(CaseState.standard());
    cases.forEach(one -> states.add(one.found().state()));
    return states.stream()
        .map(
            state ->
                new StateCount(
                    state, cases.stream().filter(one -> one.found().state().equals(state)).count()))
        .toList();
  }

  private List<CampaignCount> campaigns() {
    Set<Optional<String>> campaigns = new HashSet<>();
    sent.forEach(one -> campaigns.add(one.message().sent().campaign()));
    happened.forEach(one -> campaigns.add(one.campaign()));
    cases.forEach(one -> campaigns.add(one.found().campaign()));
    return campaigns.stream()
        .map(
            campaign ->
                new CampaignCount(
                    campaign,
                    sent.stream()
                        .filter(one -> one.message().sent().campaign().equals(campaign))
                        .count(),
                    happened.stream().filter(one -> one.campaign().equals(campaign)).count(),
                    cases.stream().filter(one -> one.found().campaign().equals(campaign)).count()))
        .sorted(CampaignCount.BY_NAME)
        .toList();
  }
}
