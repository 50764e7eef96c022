package io.customerview.examples.quickstart.story;

import io.customerview.cases.CaseEntry;
import io.customerview.cases.CaseState;
import io.customerview.dashboard.CampaignCount;
import io.customerview.dashboard.Dashboard;
import io.customerview.dashboard.Effectiveness;
import io.customerview.dashboard.JourneyStep;
import io.customerview.examples.quickstart.screen.Table;
import io.customerview.message.InteractionTotals.ChannelCount;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Shows the cases of a customer, and its dashboard. */
final class FiguresPart {

  private final Sheet sheet;

  FiguresPart(Sheet sheet) {
    this.sheet = sheet;
  }

  void cases(List<CaseEntry> entries) {
    Table cases =
        new Table(
            text("whole.case"),
            text("whole.whose"),
            text("whole.opened_on"),
            text("whole.status"),
            text("whole.interactions_of"));
    for (CaseEntry entry : entries) {
      cases.row(
          entry.found().number().value(),
          entry.customerName(),
          sheet.time(entry.found().createdAt()),
          state(entry.found().state()),
          sheet.counts(entry.interactions().byChannel()));
    }
    sheet.table("whole.cases", cases);
  }

  /** States of a host's own are called what the host calls them. */
  private String state(CaseState state) {
    return CaseState.standard().contains(state) ? text("case." + state.code()) : state.code();
  }

  void dashboard(Dashboard dashboard) {
    sheet.screen().blank();
    sheet.screen().say("whole.dashboard");
    journey(dashboard.journey());
    channels(dashboard);
    campaigns(dashboard.campaigns());
    sheet.screen().blank();
    sheet
        .screen()
        .say(
            "whole.states",
            dashboard.cases().stream()
                .map(count -> state(count.state()) + " " + sheet.number(count.cases()))
                .collect(Collectors.joining(", ")));
  }

  private void journey(List<JourneyStep> steps) {
    Table journey =
        new Table(
            text("profile.channel"),
            text("whole.direction"),
            ">" + text("whole.count"),
            text("whole.first"),
            text("whole.latest"));
    for (JourneyStep step : steps) {
      journey.row(
          sheet.channel(step.channel()),
          text("whole." + step.direction()),
          sheet.number(step.count()),
          sheet.time(step.first()),
          sheet.time(step.latest()));
    }
    sheet.table("whole.map", journey);
  }

  private void channels(Dashboard dashboard) {
    Map<?, Long> interactions =
        dashboard.interactions().stream()
            .collect(Collectors.toMap(ChannelCount::channel, ChannelCount::count));
    Table channels =
        new Table(
            text("profile.channel"),
            ">" + text("whole.interactions_of"),
            ">" + text("whole.messages_delivered"),
            ">" + text("whole.engaged"),
            ">" + text("whole.share"));
    for (Effectiveness one : dashboard.effectiveness()) {
      channels.row(
          sheet.channel(one.channel()),
          sheet.number(interactions.getOrDefault(one.channel(), 0L)),
          sheet.number(one.delivered()),
          sheet.number(one.engaged()),
          share(one.rate()));
    }
    sheet.table("whole.effectiveness", channels);
  }

  private String share(OptionalDouble rate) {
    return rate.isPresent() ? sheet.text("whole.percent", rate.getAsDouble()) : Sheet.NONE;
  }

  private void campaigns(List<CampaignCount> counts) {
    Table campaigns =
        new Table(
            text("whole.of_campaign"),
            ">" + text("whole.messages_of"),
            ">" + text("whole.interactions_of"),
            ">" + text("whole.cases_of"));
    for (CampaignCount count : counts) {
      campaigns.row(
          count.campaign().orElse(text("whole.no_campaign")),
          sheet.number(count.messages()),
          sheet.number(count.interactions()),
          sheet.number(count.cases()));
    }
    sheet.table("whole.campaigns", campaigns);
  }

  private String text(String key) {
    return sheet.text(key);
  }
}
