package io.customerview.examples.quickstart.story;

import io.customerview.acceptance.AcceptanceEntry;
import io.customerview.access.AccessRefusal;
import io.customerview.contract.ContractFigures;
import io.customerview.document.DocumentEntry;
import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.screen.Table;
import io.customerview.journey.JourneyView;
import io.customerview.marker.Marker;
import io.customerview.message.DigitalReceipt;
import io.customerview.message.Inbound;
import io.customerview.message.InteractionTotals;
import io.customerview.message.MessageLine;
import io.customerview.portfolio.CustomerPortfolio;
import io.customerview.privacy.json.JsonExport;
import io.customerview.profile.Profile;
import io.customerview.profile.ProfileHeader;
import io.customerview.profile.ProfilePart;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import io.customerview.timeline.TimelineEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One customer's whole profile, as one call gives it, and what is withheld from others. */
final class WholeChapter {

  private final Desks desks;
  private final Screen screen;
  private final Clock clock;
  private final Sheet sheet;

  WholeChapter(Desks desks, Screen screen, Clock clock, ZoneId zone) {
    this.desks = desks;
    this.screen = screen;
    this.clock = clock;
    this.sheet = new Sheet(screen, zone);
  }

  void tell(Path kept) {
    new KnownCompany(desks, screen.texts(), clock.instant())
        .tell()
        .ifPresent(
            company -> {
              show(company);
              export(company, kept.resolve("customer.json"));
            });
  }

  /** Of the audit trail there is one entry more each time. */
  private void export(CustomerId company, Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      CountingExport export = new CountingExport(JsonExport.indented(out));
      desks.agent().privacy().export(company, export);
      screen.blank();
      screen.unwrapped("whole.export", file);
      screen.say("whole.parts", export.counts());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void show(CustomerId company) {
    Profile profile = desks.agent().profile(company);
    screen.chapter("whole.title", profile.header().name());
    header(profile.header());
    new ProfileChapter(desks, screen).body(profile);
    documents(profile);
    messages(profile);
    FiguresPart figures = new FiguresPart(sheet);
    figures.cases(profile.cases().items());
    figures.dashboard(profile.dashboard());
    management(profile);
    withheld(company);
  }

  private void header(ProfileHeader header) {
    ContractFigures figures =
        header
            .figures()
            .shown()
            .orElse(new ContractFigures(Money.ZERO, Optional.empty(), Optional.empty()));
    screen.say(
        "whole.head",
        shown(header.marker()).map(Marker::emoji).map(Object::toString).orElse(Sheet.NONE),
        figures.revenue().toBigDecimal(),
        day(figures.customerSince()),
        day(figures.nextRenewal()),
        shown(header.portfolio()).map(own -> own.manager().value()).orElse(Sheet.NONE));
    screen.blank();
  }

  private static <T> Optional<T> shown(ProfilePart<Optional<T>> part) {
    return part.shown().flatMap(value -> value);
  }

  private static String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(Sheet.NONE);
  }

  private void documents(Profile profile) {
    Table documents =
        new Table(text("documents.number"), text("documents.sent"), text("whole.what"));
    for (DocumentEntry entry : profile.documents().items()) {
      documents.row(
          entry.document().number().formatted(),
          time(entry.document().sentAt()),
          entry.document().name());
    }
    sheet.table("whole.documents", documents);
    Table acceptances =
        new Table(text("documents.number"), text("whole.status"), text("whole.deadline"));
    for (AcceptanceEntry entry : profile.acceptances().items()) {
      acceptances.row(
          entry.documentNumber(),
          text("acceptance." + entry.status()),
          time(entry.acceptance().deadline()));
    }
    sheet.table("whole.acceptances", acceptances);
  }

  private void messages(Profile profile) {
    Table messages =
        new Table(
            text("documents.sent"),
            text("profile.channel"),
            text("whole.what"),
            text("whole.status"));
    for (MessageLine line : profile.messages().items()) {
      messages.row(
          time(line.at()), sheet.channel(line.channel()), line.name(), sheet.status(line.latest()));
    }
    sheet.table("whole.messages", messages);
    for (Inbound one : profile.inbound().items()) {
      screen.say("whole.inbound", sheet.channel(one.channel()), time(one.at()));
    }
    Table totals =
        new Table(text("profile.channel"), text("whole.what"), ">" + text("whole.count"));
    for (InteractionTotals.Line line : profile.interactions().lines()) {
      totals.row(
          sheet.channel(line.channel()), sheet.kind(line.kind()), sheet.number(line.count()));
    }
    sheet.table("whole.interactions", totals);
    Table receipts =
        new Table(
            text("documents.sent"),
            text("whole.delivered"),
            text("whole.opened"),
            text("whole.certificate"));
    for (DigitalReceipt receipt : profile.receipts().items()) {
      receipts.row(
          time(receipt.sent()),
          sheet.time(receipt.delivered()),
          sheet.time(receipt.opened()),
          receipt.certificate());
    }
    sheet.table("whole.receipts", receipts);
  }

  private void management(Profile profile) {
    shown(profile.portfolio()).ifPresent(this::portfolio);
    shown(profile.journey()).ifPresent(this::journey);
    profile.events().shown().ifPresent(page -> events(page.items()));
  }

  private void portfolio(CustomerPortfolio own) {
    screen.blank();
    screen.say("whole.portfolio", own.portfolio().name(), own.manager().value());
  }

  private void journey(JourneyView journey) {
    Table stages =
        new Table(
            text("portfolios.stage"),
            text("portfolios.milestone"),
            text("whole.due"),
            text("whole.status"));
    for (JourneyView.StageLine stage : journey.stages()) {
      String name = (stage.isCurrent() ? "→ " : "  ") + stage.stage().name();
      for (JourneyView.MilestoneLine milestone : stage.milestones()) {
        stages.row(
            name,
            milestone.milestone().name(),
            day(milestone.deadline().map(deadline -> deadline.due())),
            text("due." + milestone.status()));
        name = "";
      }
    }
    sheet.table("whole.journey", stages);
  }

  private void events(List<TimelineEntry> entries) {
    Table events =
        new Table(
            text("whole.start"), text("whole.what"), text("whole.status"), text("whole.about"));
    for (TimelineEntry entry : entries) {
      events.row(
          time(entry.event().draft().time().start().toInstant()),
          text("event." + entry.event().draft().kind()),
          text("event." + entry.status()),
          entry.event().draft().description().orElse(Sheet.NONE));
    }
    sheet.table("whole.events", events);
  }

  /** The host's own agent may read contracts; an analyst as they come may not. */
  private void withheld(CustomerId company) {
    ProfilePart<?> contracts = desks.analyst().profile(company).contracts();
    if (contracts instanceof ProfilePart.Withheld<?> withheld) {
      AccessRefusal reason = withheld.reason();
      screen.blank();
      screen.say("whole.withheld", reason.message(screen.texts().locale()));
    }
  }

  private String time(Instant moment) {
    return sheet.time(moment);
  }

  private String text(String key) {
    return sheet.text(key);
  }
}
