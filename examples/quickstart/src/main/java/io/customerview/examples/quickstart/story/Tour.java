package io.customerview.examples.quickstart.story;

import io.customerview.AgentView;
import io.customerview.contact.Purpose;
import io.customerview.examples.quickstart.file.CustomerFile;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.examples.quickstart.load.LoadReport;
import io.customerview.examples.quickstart.load.Loader;
import io.customerview.examples.quickstart.load.ReportFile;
import io.customerview.examples.quickstart.mapping.Effect;
import io.customerview.examples.quickstart.screen.ReportScreen;
import io.customerview.examples.quickstart.screen.Screen;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tour: load, search, change, show, decide. */
public final class Tour {

  /** What people are written to for in this tour. */
  public static final Purpose BILLING = new Purpose("billing");

  public static final Purpose MARKETING = new Purpose("marketing");
  public static final Purpose FRAUD_ALERT = new Purpose("fraud_alert");

  private final AgentView desk;
  private final Screen screen;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * Obtains a tour.
   *
   * @param desk the library, as one agent has it
   */
  public Tour(AgentView desk, Screen screen, Clock clock, ZoneId zone) {
    this.desk = desk;
    this.screen = screen;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Goes all the way.
   *
   * @param kept where the report is put
   */
  public void take(CustomerFile file, Path kept) {
    Cast cast = new Cast();
    LoadReport report = load(file, cast);
    screen.chapter("findings.refused");
    new ReportScreen(screen).groups(report, Effect.REFUSED);
    screen.chapter("findings.left_out");
    new ReportScreen(screen).groups(report, Effect.LEFT_OUT);
    screen.chapter("findings.noted");
    new ReportScreen(screen).groups(report, Effect.NOTED);
    Path findings = kept.resolve("findings.csv");
    ReportFile.write(findings, report, screen.texts());
    screen.unwrapped("findings.file", findings);

    new SearchChapter(desk, screen).tell(cast);
    new ContactsChapter(desk, screen, clock).tell(cast);
    new ProfileChapter(desk, screen).tell(cast);
    new DecisionsChapter(desk, screen, clock, zone).tell(cast);
    screen.blank();
    screen.say("start.again", cast.lead().map(Member::name).orElse("maria"));
  }

  /** Looks for one text; loads the file first, where that was not done yet. */
  public void find(String text, CustomerFile file, Path kept) {
    if (desk.search().list(1, Optional.empty()).items().isEmpty()) {
      LoadReport report = load(file, new Cast());
      ReportFile.write(kept.resolve("findings.csv"), report, screen.texts());
    }
    new SearchChapter(desk, screen).find(text);
  }

  private LoadReport load(CustomerFile file, Cast cast) {
    screen.chapter("load.title", file.path().getFileName());
    screen.say(
        "load.rows",
        file.rows(),
        Column.values().length - file.missing().size(),
        Column.values().length);
    if (!file.missing().isEmpty()) {
      screen.say(
          "load.missing",
          file.missing().stream().map(Column::title).collect(Collectors.joining(", ")));
    }
    if (!file.unknown().isEmpty()) {
      screen.say("load.unknown", String.join(", ", file.unknown()));
    }
    screen.blank();
    Instant begun = clock.instant();
    LoadReport report =
        new Loader(desk.intake(), zone).load(file, new Tenths(file.rows()), cast::meet);
    screen.blank();
    new ReportScreen(screen).counts(report);
    screen.say("load.took", Duration.between(begun, clock.instant()).toMillis() / 1000.0);
    return report;
  }

  /** Says how far the file is read, at each tenth of it. */
  private final class Tenths implements Loader.Progress {

    private final long rows;
    private long tenth;

    Tenths(long rows) {
      this.rows = rows;
    }

    @Override
    public void read(long done) {
      long tenths = done * 10 / rows;
      if (tenths > tenth) {
        tenth = tenths;
        screen.say("load.progress", tenths / 10.0, done);
      }
    }
  }
}
