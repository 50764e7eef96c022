package io.customerview.examples.quickstart;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.contact.Cap;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.QuietHours;
import io.customerview.examples.quickstart.file.ExportFile;
import io.customerview.examples.quickstart.file.Layout;
import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.segment.MembershipLog;
import io.customerview.examples.quickstart.segment.SegmentFile;
import io.customerview.examples.quickstart.server.LocalPostgres;
import io.customerview.examples.quickstart.story.Desks;
import io.customerview.examples.quickstart.story.Sources;
import io.customerview.examples.quickstart.story.Tour;
import io.customerview.examples.quickstart.text.StopException;
import io.customerview.file.FolderStore;
import io.customerview.jdbc.JdbcStorage;
import io.customerview.jdbc.MigrationException;
import io.customerview.jdbc.SchemaMigrator;
import io.customerview.segmentation.Segments;
import io.customerview.shared.AgentId;
import io.customerview.shared.IdSource;
import io.customerview.shared.Secrets;
import io.customerview.shared.StorageException;
import io.customerview.storage.Storage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import javax.sql.DataSource;

/** One run of the quickstart. */
final class Program {

  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

  /** The bundled file and files of the user's are kept apart, as two tenants are. */
  private static final String OWN_SCHEMA = "own_file";

  private static final String BUNDLED_SCHEMA = "customers_csv";

  private final Options options;
  private final Path folder;
  private final Screen screen;
  private final Clock clock;
  private final IdSource ids;

  Program(Options options, Path folder, Screen screen, Clock clock, IdSource ids) {
    this.options = options;
    this.folder = folder;
    this.screen = screen;
    this.clock = clock;
    this.ids = ids;
  }

  void run() {
    Path kept = folder.resolve(".data");
    if (options.help()) {
      screen.lines(screen.texts().get("help", folder.resolve("data/README.md"), kept));
      return;
    }
    // Read before anything is started: a file that is none changes nothing.
    Sources sources = sources();
    screen.lines(screen.texts().get("start.title"));
    screen.blank();
    try (LocalPostgres server = LocalPostgres.start(kept, options.reset())) {
      screen.unwrapped("start.server", kept);
      String schema = options.file().isPresent() ? OWN_SCHEMA : BUNDLED_SCHEMA;
      run(server.dataSource(), schema, sources, kept);
    }
  }

  /** The files that come with the program, or the user's: those are never mixed. */
  private Sources sources() {
    Path data = folder.resolve("data");
    Path customers = options.file().orElse(data.resolve(Layout.CUSTOMERS.sample()));
    Optional<Path> contracts =
        options.file().isPresent()
            ? options.contracts()
            : Optional.of(data.resolve(Layout.CONTRACTS.sample()));
    return new Sources(
        ExportFile.open(customers, Layout.CUSTOMERS),
        contracts.map(path -> ExportFile.open(path, Layout.CONTRACTS)),
        SegmentFile.read(options.segments().orElse(data.resolve("segments.json")), screen.texts()));
  }

  /** Runs on a database that is there. */
  void run(DataSource database, String schema, Sources sources, Path kept) {
    try {
      screen.say("start.migrated", migrate(database, schema, kept));
      Tour tour = new Tour(desks(database, schema, kept), screen, clock, ZONE);
      if (options.find().isPresent()) {
        tour.find(options.find().get(), sources, kept);
      } else {
        tour.take(sources, kept);
      }
    } catch (StorageException e) {
      throw new StopException("storage.failed", e.code());
    }
  }

  private int migrate(DataSource database, String schema, Path kept) {
    try {
      return SchemaMigrator.of(database, schema, clock).migrate();
    } catch (MigrationException e) {
      throw e.code().equals("migration.failed")
          ? new StopException("server.migration", kept, e.getMessage())
          : new StopException("server.newer", kept);
    }
  }

  private Desks desks(DataSource database, String schema, Path kept) {
    Storage storage = JdbcStorage.of(database, schema);
    Secrets secrets = KeptKey.in(kept);
    MembershipLog memberships = new MembershipLog();
    Segments segments =
        Segments.builder()
            .storage(storage)
            .secrets(secrets)
            .zone(ZONE)
            .ids(ids)
            .onChange(memberships)
            .build();
    CustomerView view =
        CustomerView.builder()
            .storage(storage)
            .clock(clock)
            .zone(ZONE)
            .ids(ids)
            .secrets(secrets)
            .contactPolicy(policy())
            .onChange(segments)
            .files(FolderStore.of(kept.resolve("files")))
            .build();
    AgentView agent =
        view.as(
            Agent.of(new AgentId("quickstart"), AccessProfile.ADMINISTRATOR)
                .with(Permission.READ_CONTRACTS));
    AgentView billing = view.as(Agent.system(new AgentId("billing")));
    AgentView analyst = view.as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));
    return new Desks(agent, analyst, billing, segments.as(agent), memberships);
  }

  /** What a host might decide: nights and Sundays are quiet, and there is little advertising. */
  private static ContactPolicy policy() {
    return ContactPolicy.builder()
        .quietHours(
            QuietHours.none()
                .daily(LocalTime.of(21, 0), LocalTime.of(8, 0))
                .allDay(DayOfWeek.SUNDAY))
        .quietHours(MessageChannel.EMAIL, QuietHours.none())
        .cap(Cap.of(3, Duration.ofDays(7)).forPurposes(Tour.MARKETING))
        .urgent(Tour.FRAUD_ALERT)
        .build();
  }
}
