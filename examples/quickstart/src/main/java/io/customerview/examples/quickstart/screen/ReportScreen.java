package io.customerview.examples.quickstart.screen;

import io.customerview.examples.quickstart.load.ContractReport;
import io.customerview.examples.quickstart.load.CustomerReport;
import io.customerview.examples.quickstart.load.Findings;
import io.customerview.examples.quickstart.load.Findings.Group;
import io.customerview.examples.quickstart.mapping.Effect;
import io.customerview.examples.quickstart.mapping.Finding;
import java.util.List;

/** Shows what became of a file: counts that add up, then every reason with a few of its rows. */
public final class ReportScreen {

  private static final int EXAMPLES = 2;

  private final Screen screen;

  public ReportScreen(Screen screen) {
    this.screen = screen;
  }

  /** Shows the counts. */
  public void counts(CustomerReport report) {
    Table table = new Table(">" + text("count.rows"), text("count.what"));
    table.row(number(report.registered()), text("count.registered"));
    table.row(number(report.changed()), text("count.changed"));
    table.row(number(report.unchanged()), text("count.unchanged"));
    table.row(number(report.refused()), text("count.refused"));
    table.row(number(report.blank()), text("count.blank"));
    table.row(number(report.rows()), text("count.all"));
    screen.table(table);
    screen.blank();
    screen.say(
        "count.sentence",
        report.registered(),
        report.changed(),
        report.unchanged(),
        report.contacts(),
        report.optedOut());
  }

  /** Shows the counts of contracts. */
  public void counts(ContractReport report) {
    Table table = new Table(">" + text("count.rows"), text("count.what"));
    table.row(number(report.totals().added()), text("contracts.added"));
    table.row(number(report.totals().changed()), text("contracts.changed"));
    table.row(number(report.totals().unchanged()), text("contracts.unchanged"));
    table.row(number(report.totals().outdated()), text("contracts.outdated"));
    table.row(number(report.refused()), text("count.refused"));
    table.row(number(report.blank()), text("count.blank"));
    table.row(number(report.rows()), text("count.all"));
    screen.table(table);
  }

  /** Shows the reasons of one effect. */
  public void groups(Findings findings, Effect effect) {
    List<Group> groups = findings.groups(effect);
    if (groups.isEmpty()) {
      screen.say("findings.none");
    }
    for (Group group : groups) {
      Finding first = group.first();
      screen.text(
          text("findings.group", number(group.rows()), first.column().title())
              + ' '
              + first.reason().message(screen.texts().locale()),
          "    ");
      examples(group).forEach(one -> screen.text(example(one), "        "));
      screen.blank();
    }
  }

  /** Those first that have a suggestion: they say most. */
  private static List<Finding> examples(Group group) {
    List<Finding> telling =
        group.findings().stream().filter(one -> !one.suggestions().isEmpty()).toList();
    return (telling.isEmpty() ? group.findings() : telling).stream().limit(EXAMPLES).toList();
  }

  private String example(Finding finding) {
    String value = finding.value().replaceAll("\\s+", " ");
    String meant =
        finding.suggestions().isEmpty()
            ? ""
            : "  → " + text("findings.meant", String.join(" + ", finding.suggestions()));
    return "      "
        + text("findings.row", number(finding.row()))
        + (value.isEmpty() ? "" : "  " + value)
        + meant;
  }

  private String text(String key, Object... arguments) {
    return screen.texts().get(key, arguments);
  }

  private String number(long number) {
    return text("number", number);
  }
}
