package io.customerview.examples.quickstart.story;

import io.customerview.AgentView;
import io.customerview.contact.Purpose;
import io.customerview.examples.quickstart.file.ExportFile;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.examples.quickstart.load.ContractLoader;
import io.customerview.examples.quickstart.load.ContractReport;
import io.customerview.examples.quickstart.load.CustomerLoader;
import io.customerview.examples.quickstart.load.CustomerReport;
import io.customerview.examples.quickstart.load.Findings;
import io.customerview.examples.quickstart.load.Progress;
import io.customerview.examples.quickstart.load.ReportFile;
import io.customerview.examples.quickstart.mapping.Effect;
import io.customerview.examples.quickstart.screen.ReportScreen;
import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.segment.SavedSegments;
import io.customerview.shared.CustomerId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tour: load, search, change, decide, segment, show, send. */
public final class Tour {

  /** What people are written to for in this tour. */
  public static final Purpose BILLING = new Purpose("billing");

  public static final Purpose MARKETING = new Purpose("marketing");
  public static final Purpose FRAUD_ALERT = new Purpose("fraud_alert");

  private static final String CUSTOMER_FINDINGS = "findings.csv";
  private static final String CONTRACT_FINDINGS = "contract-findings.csv";

  private final Desks desks;
  private final AgentView desk;
  private final Screen screen;
  private final Clock clock;
  private final ZoneId zone;

  /**
   * Obtains a tour.
   *
   * @param desks the library, as those have it who act
   */
  public Tour(Desks desks, Screen screen, Clock clock, ZoneId zone) {
    this.desks = desks;
    this.desk = desks.agent();
    this.screen = screen;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * Goes all the way.
   *
   * @param kept where the reports are put
   */
  public void take(Sources sources, Path kept) {
    Cast cast = new Cast();
    CustomerReport customers = load(sources.customers(), cast);
    screen.chapter("findings.refused");
    new ReportScreen(screen).groups(customers.findings(), Effect.REFUSED);
    screen.chapter("findings.left_out");
    new ReportScreen(screen).groups(customers.findings(), Effect.LEFT_OUT);
    screen.chapter("findings.noted");
    new ReportScreen(screen).groups(customers.findings(), Effect.NOTED);
    write(customers.findings(), kept, CUSTOMER_FINDINGS);
    sources.contracts().ifPresent(file -> contracts(file, cast, kept));

    new SearchChapter(desks, screen).tell(cast);
    new ContactsChapter(desk, screen, clock).tell(cast);
    new DecisionsChapter(desk, screen, clock, zone).tell(cast);
    SavedSegments saved = new SegmentsChapter(desks, screen, clock).tell(sources.segments());
    Optional<CustomerId> changed =
        new ChangeChapter(desks, saved, screen, clock, zone).tell(cast.paying());
    new PortfoliosChapter(desk, screen, clock, zone).tell(kept);
    ProfileChapter profiles = new ProfileChapter(desks, screen);
    profiles.tell(cast);
    changed.ifPresent(profiles::show);
    new DocumentsChapter(screen, clock, zone).tell();
    new WholeChapter(desks, screen, clock, zone).tell(kept);
    screen.blank();
    screen.say("start.again", cast.lead().map(Member::name).orElse("maria"));
  }

  /** Looks for one text; loads the files first, where that was not done yet. */
  public void find(String text, Sources sources, Path kept) {
    if (desk.search().list(Optional.empty(), 1).items().isEmpty()) {
      Cast cast = new Cast();
      write(load(sources.customers(), cast).findings(), kept, CUSTOMER_FINDINGS);
      sources
          .contracts()
          .ifPresent(file -> write(contracts(file, cast).findings(), kept, CONTRACT_FINDINGS));
    }
    new SearchChapter(desks, screen).find(text);
  }

  private CustomerReport load(ExportFile file, Cast cast) {
    begin(file);
    screen.blank();
    Instant begun = clock.instant();
    CustomerReport report =
        new CustomerLoader(desk.intake(), zone, LocalDate.ofInstant(begun, zone))
            .load(file, new Tenths(file.rows()), cast::meet);
    screen.blank();
    new ReportScreen(screen).counts(report);
    screen.say("load.took", secondsSince(begun));
    return report;
  }

  /** Says what stands in a file, before it is read. */
  private void begin(ExportFile file) {
    screen.chapter("load.title", file.path().getFileName());
    int columns = file.layout().columns().size();
    screen.say("load.rows", file.rows(), columns - file.missing().size(), columns);
    if (!file.missing().isEmpty()) {
      screen.say(
          "load.missing",
          file.missing().stream().map(Column::title).collect(Collectors.joining(", ")));
    }
    if (!file.unknown().isEmpty()) {
      screen.say("load.unknown", String.join(", ", file.unknown()));
    }
  }

  private void contracts(ExportFile file, Cast cast, Path kept) {
    Findings findings = contracts(file, cast).findings();
    screen.blank();
    for (Effect effect : Effect.values()) {
      if (!findings.groups(effect).isEmpty()) {
        screen.say("contracts." + effect);
        screen.blank();
        new ReportScreen(screen).groups(findings, effect);
      }
    }
    write(findings, kept, CONTRACT_FINDINGS);
  }

  private ContractReport contracts(ExportFile file, Cast cast) {
    begin(file);
    screen.blank();
    Instant begun = clock.instant();
    ContractReport report =
        new ContractLoader(desks.billing().contractIntake(), zone).load(file, cast::meetContract);
    new ReportScreen(screen).counts(report);
    screen.say("contracts.took", secondsSince(begun));
    return report;
  }

  private double secondsSince(Instant begun) {
    return Duration.between(begun, clock.instant()).toMillis() / 1000.0;
  }

  private void write(Findings findings, Path kept, String name) {
    Path file = kept.resolve(name);
    ReportFile.write(file, findings, screen.texts());
    screen.unwrapped("findings.file", file);
  }

  /** Says how far the file is read, at each tenth of it. */
  private final class Tenths implements Progress {

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
