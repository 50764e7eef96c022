package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.jdbc.pool.ConnectionPool;
import io.customerview.jdbc.testing.DatabaseTemplate;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.segmentation.SegmentDesk;
import io.customerview.segmentation.Segments;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.StorageException;
import io.customerview.spi.Receipt;
import io.customerview.testkit.FilesInMemory;
import io.customerview.testkit.Samples;
import io.customerview.testkit.Samples.Sample;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application whose user is not the one who migrates, and has what the README grants: nothing to
 * begin with, and the grants from half of the migrations on.
 */
class GrantsTest {

  private static final int BEFORE = 20;
  private static final String USER = "crm_" + UUID.randomUUID().toString().substring(0, 8);
  private static final String STRANGER = USER + "_x";
  private static final Agent AGENT = Agent.system(new AgentId("crm"));

  @RegisterExtension static final TestDatabase DATABASE = new DatabaseTemplate(source -> {}).copy();

  private static final ConnectionPool POOL = granted(DATABASE.dataSource());

  /** In the copy alone: users who are granted something in the template can't be dropped. */
  private static ConnectionPool granted(DataSource source) {
    SchemaMigrator migrator =
        SchemaMigrator.of(source, JdbcStorage.DEFAULT_SCHEMA, new SettableClock());
    for (String user : List.of(USER, STRANGER)) {
      Host.execute(source, "create role " + user + " login password 'secret'");
    }
    Host.execute(source, "alter default privileges revoke execute on functions from public");
    String whole = migrator.script();
    String rest = migrator.script(BEFORE);
    Host.execute(source, whole.substring(0, whole.length() - rest.length()));
    Host.execute(source, grants().replace(" to crm;", " to " + USER + ";"));
    migrator.migrate();
    return pool(USER);
  }

  private static String grants() {
    try {
      String readme = Files.readString(Path.of("..", "README.md"));
      String block = readme.substring(readme.indexOf("```sql\ngrant usage") + 7);
      return block.substring(0, block.indexOf("```"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static ConnectionPool pool(String user) {
    return ConnectionPool.builder(DATABASE.dataSource().getURL())
        .user(user)
        .password("secret")
        .size(2)
        .open();
  }

  @AfterAll
  static void drop() {
    POOL.close();
    DataSource source = DATABASE.dataSource();
    for (String user : List.of(USER, STRANGER)) {
      Host.execute(source, "drop owned by " + user);
      Host.execute(source, "drop role " + user);
    }
  }

  @BeforeEach
  void empty() {
    StringBuilder empty = new StringBuilder("set session_replication_role = replica;");
    Catalog.tables(DATABASE.dataSource(), JdbcStorage.DEFAULT_SCHEMA).stream()
        .filter(table -> !table.equals("schema_history"))
        .forEach(table -> empty.append("delete from customer_view.").append(table).append(';'));
    Host.execute(DATABASE.dataSource(), empty.toString());
  }

  static Stream<Sample> samples() {
    return Samples.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName(
      "every use case runs with the grants of the README, on what later versions added too")
  void granted(Sample sample) {
    sample.prepare(JdbcStorage.of(POOL.dataSource())).call(AGENT);
  }

  @Test
  @DisplayName("so does what runs now and then, and so do segments")
  void now_and_then() {
    JdbcStorage storage = JdbcStorage.of(POOL.dataSource());
    Segments segments = Segments.builder().storage(storage).secrets(TestSecrets.SECRETS).build();
    CustomerView view =
        CustomerView.builder()
            .storage(storage)
            .clock(new SettableClock())
            .secrets(TestSecrets.SECRETS)
            .messages(message -> Receipt.bare())
            .files(new FilesInMemory())
            .onChange(segments)
            .build();
    view.relay().runOnce();
    view.fileSweep().runOnce();
    view.fileRestores().runOnce();
    view.calendarRelay().runOnce();
    view.reportSweep().runOnce();
    SegmentDesk desk = segments.as(view.as(AGENT));
    desk.add(Segment.builder("Santos").combined(Criterion.CITY.equalTo("Santos")).build());
    view.as(AGENT).customers().register(Host.person("crm-1"));
    assertThat(desk.refresh()).isNotNull();
    assertThat(storage.migrator(new SettableClock()).pending()).isEmpty();
  }

  @Test
  @DisplayName("who has none of them is told where they stand")
  void stranger() {
    try (ConnectionPool pool = pool(STRANGER)) {
      JdbcStorage storage = JdbcStorage.of(pool.dataSource());
      assertThatThrownBy(
              () -> Host.desk(storage).customers().find(new CustomerId(UUID.randomUUID())))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("42501")
          .hasMessageContaining("granted")
          .hasMessageContaining("SchemaMigrator");
    }
  }
}
