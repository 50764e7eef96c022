package io.customerview.examples.quickstart.story;

import io.customerview.AgentView;
import io.customerview.customer.Registration;
import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.screen.Table;
import io.customerview.journey.DueMilestone;
import io.customerview.journey.DueQuery;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.Milestone;
import io.customerview.journey.StageDraft;
import io.customerview.portfolio.Board;
import io.customerview.portfolio.BoardFilter;
import io.customerview.portfolio.Card;
import io.customerview.portfolio.CheckedRow;
import io.customerview.portfolio.ImportCounts;
import io.customerview.portfolio.Portfolio;
import io.customerview.portfolio.PortfolioDraft;
import io.customerview.portfolio.PortfolioImports.Applied;
import io.customerview.portfolio.TemplateRow;
import io.customerview.portfolio.xlsx.XlsxSheet;
import io.customerview.portfolio.xlsx.XlsxSheets;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A portfolio that is filled from a sheet with errors, its board, and what falls due this week. */
final class PortfoliosChapter {

  private static final int LED = 9;
  private static final int SHOWN = 2;
  private static final AgentId MANAGER = new AgentId("ana");

  private final AgentView desk;
  private final Screen screen;
  private final LocalDate today;

  PortfoliosChapter(AgentView desk, Screen screen, Clock clock, ZoneId zone) {
    this.desk = desk;
    this.screen = screen;
    this.today = LocalDate.ofInstant(clock.instant(), zone);
  }

  void tell(Path kept) {
    Path sheet = kept.resolve("portfolios.xlsx");
    List<TemplateRow> companies = new ArrayList<>();
    desk.portfolioImports().template(companies::add);
    List<TemplateRow> led = companies.subList(0, Math.min(LED, companies.size()));

    screen.chapter("portfolios.title", sheet.getFileName());
    if (led.isEmpty()) {
      screen.say("portfolios.nobody");
      return;
    }
    Portfolio portfolio = portfolio();
    write(sheet, led, portfolio.name(), portfolio.name() + "!");
    check(sheet, kept.resolve("portfolios-errors.xlsx"));
    write(sheet, led, portfolio.name(), portfolio.name());
    Applied applied = desk.portfolioImports().apply(XlsxSheet.of(sheet));
    screen.say("portfolios.applied", applied.counts().correct(), applied.counts().changes());
    screen.blank();
    board(desk.boards().open(portfolio.id(), BoardFilter.ALL, SHOWN));
    due();
  }

  /** What a run before has made is there already, and named in the language of that run. */
  private Portfolio portfolio() {
    return desk.portfolios().all().stream()
        .filter(one -> one.isDefault() && one.manager().equals(MANAGER))
        .findFirst()
        .orElseGet(
            () ->
                desk.portfolios()
                    .add(
                        PortfolioDraft.of(text("name"), MANAGER)
                            .withJourney(desk.journeyDefinitions().add(journey()).id())
                            .asDefault()));
  }

  private JourneyDraft journey() {
    return JourneyDraft.named(text("journey"))
        .stage(
            StageDraft.named(text("stage.1"))
                .milestone(text("milestone.1"), 2)
                .milestone(text("milestone.2"), 5))
        .stage(StageDraft.named(text("stage.2")).milestone(text("milestone.3"), 10));
  }

  private String text(String key) {
    return screen.texts().get("portfolios." + key);
  }

  /** As somebody fills the template in: the last one with another name, and the first one twice. */
  private static void write(Path file, List<TemplateRow> led, String name, String last) {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "quickstart", null)) {
      Worksheet sheet = workbook.newWorksheet("1");
      sheet.value(0, 0, "ID");
      sheet.value(0, 1, "Portfolio");
      for (int row = 0; row < led.size(); row++) {
        sheet.value(row + 1, 0, led.get(row).customer().toString());
        sheet.value(row + 1, 1, row == led.size() - 1 ? last : name);
      }
      if (!name.equals(last)) {
        sheet.value(led.size() + 1, 0, led.get(0).customer().toString());
        sheet.value(led.size() + 1, 1, name);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void check(Path sheet, Path errors) {
    List<CheckedRow> wrong = new ArrayList<>();
    ImportCounts counts =
        desk.portfolioImports()
            .check(
                XlsxSheet.of(sheet),
                row -> {
                  if (row.reason().isPresent()) {
                    wrong.add(row);
                  }
                });
    screen.say(
        "portfolios.checked",
        counts.found(),
        counts.correct(),
        counts.invalid(),
        counts.blank(),
        counts.repeated());
    for (CheckedRow row : wrong) {
      screen.say(
          "portfolios.wrong",
          row.row().number(),
          row.reason().orElseThrow().message(screen.texts().locale()));
    }
    try (OutputStream out = Files.newOutputStream(errors)) {
      new XlsxSheets(desk.portfolioImports(), screen.texts().locale())
          .withErrors(XlsxSheet.of(sheet), out);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    screen.say("portfolios.errors", errors.getFileName());
  }

  private void board(Board board) {
    screen.say(
        "portfolios.board",
        board.portfolio().name(),
        board.journey().map(Journey::name).orElse(""),
        board.total());
    Table table =
        new Table(text("stage"), ">" + text("customers"), text("first"), ">" + text("days"));
    for (Board.Column column : board.columns()) {
      List<Card> cards = column.cards().items();
      table.row(
          column.stage().name(),
          screen.texts().get("number", column.count()),
          cards.stream().map(card -> name(card.customer())).collect(Collectors.joining(", ")),
          cards.stream().map(card -> Long.toString(card.daysIn())).findFirst().orElse(""));
    }
    screen.table(table);
  }

  private void due() {
    screen.say("portfolios.due");
    Table table = new Table(text("day"), text("milestone"), text("first"));
    desk
        .journeys()
        .due(DueQuery.ALL.within(DateRange.of(today, today.plusDays(6))), Optional.empty(), 500)
        .items()
        .stream()
        .collect(
            Collectors.groupingBy(
                one -> one.due() + " " + milestone(one),
                java.util.TreeMap::new,
                Collectors.toList()))
        .forEach(
            (key, all) ->
                table.row(
                    all.get(0).due(),
                    milestone(all.get(0)),
                    all.stream()
                        .map(one -> name(one.customer()))
                        .sorted()
                        .limit(SHOWN)
                        .collect(Collectors.joining(", "))));
    screen.table(table);
  }

  private String milestone(DueMilestone due) {
    return desk.journeyDefinitions().find(due.journey()).stages().stream()
        .flatMap(stage -> stage.milestones().stream())
        .filter(one -> one.id().equals(due.milestone()))
        .map(Milestone::name)
        .findFirst()
        .orElseThrow();
  }

  /** With the code of the file, where it has one: a company and its branch are named alike. */
  private String name(CustomerId customer) {
    Registration registration = desk.customers().find(customer).registration();
    String name = registration.party().displayName();
    return registration.externalId().map(code -> name + " (" + code.value() + ")").orElse(name);
  }
}
