package io.customerview.dashboard;

import io.customerview.cases.CaseGroup;
import io.customerview.cases.CaseState;
import io.customerview.contact.MessageChannel;
import io.customerview.dashboard.JourneyStep.Direction;
import io.customerview.message.InteractionKind;
import io.customerview.message.InteractionTotals;
import io.customerview.message.InteractionTotals.ChannelCount;
import io.customerview.message.Traffic;
import io.customerview.shared.DateRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the figures of a dashboard are made of. Pure and immutable.
 *
 * @param totals the interactions, per channel and kind
 * @param traffic the messages and interactions, per channel and campaign
 * @param cases the cases, per state and campaign
 */
record Figures(InteractionTotals totals, List<Traffic> traffic, List<CaseGroup> cases) {

  Dashboard of(DateRange days) {
    return new Dashboard(days, journey(), effectiveness(), interactions(), states(), campaigns());
  }

  private List<JourneyStep> journey() {
    record Way(MessageChannel channel, Direction direction) {}
    Map<Way, JourneyStep> steps = new HashMap<>();
    Stream.concat(in(), out())
        .forEach(
            step ->
                steps.merge(new Way(step.channel(), step.direction()), step, JourneyStep::plus));
    return steps.values().stream().sorted(JourneyStep.IN_TIME).toList();
  }

  private Stream<JourneyStep> in() {
    return totals.lines().stream()
        .filter(
            line ->
                line.kind() == InteractionKind.INBOUND || line.kind() == InteractionKind.REPLIED)
        .map(
            line ->
                new JourneyStep(
                    line.channel(), Direction.IN, line.count(), line.first(), line.latest()));
  }

  private Stream<JourneyStep> out() {
    return traffic.stream()
        .filter(one -> one.messages() > 0)
        .map(
            one ->
                new JourneyStep(
                    one.channel(),
                    Direction.OUT,
                    one.messages(),
                    one.first().orElseThrow(),
                    one.latest().orElseThrow()));
  }

  private List<Effectiveness> effectiveness() {
    return channels().stream()
        .map(
            channel ->
                new Effectiveness(
                    channel,
                    on(channel).mapToLong(Traffic::delivered).sum(),
                    on(channel).mapToLong(Traffic::engaged).sum()))
        .toList();
  }

  private List<ChannelCount> interactions() {
    return channels().stream()
        .map(
            channel ->
                new ChannelCount(channel, on(channel).mapToLong(Traffic::interactions).sum()))
        .toList();
  }

  private Stream<Traffic> on(MessageChannel channel) {
    return traffic.stream().filter(one -> one.channel().equals(channel));
  }

  private List<MessageChannel> channels() {
    return MessageChannel.standardAnd(traffic.stream().map(Traffic::channel).toList());
  }

  private List<StateCount> states() {
    Map<CaseState, Long> counts = new TreeMap<>();
    CaseState.standard().forEach(state -> counts.put(state, 0L));
    cases.forEach(group -> counts.merge(group.state(), group.cases(), Long::sum));
    return counts.entrySet().stream()
        .map(entry -> new StateCount(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<CampaignCount> campaigns() {
    List<CampaignCount> counts = new ArrayList<>();
    traffic.forEach(
        one ->
            counts.add(new CampaignCount(one.campaign(), one.messages(), one.interactions(), 0)));
    cases.forEach(group -> counts.add(new CampaignCount(group.campaign(), 0, 0, group.cases())));
    Map<Optional<String>, CampaignCount> byCampaign = new LinkedHashMap<>();
    counts.forEach(one -> byCampaign.merge(one.campaign(), one, CampaignCount::plus));
    return byCampaign.values().stream().sorted(CampaignCount.BY_NAME).toList();
  }
}
