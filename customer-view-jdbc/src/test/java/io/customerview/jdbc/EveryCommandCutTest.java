package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.access.Agent;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerViewException;
import io.customerview.testkit.Samples;
import io.customerview.testkit.Samples.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command, with the connection cut before one after the other of its steps, the last among
 * them: nothing of it is there then, or all of it. What is compared is every table but those of
 * {@link #BY_THE_WAY}. Before how many steps is said by the property {@value #CUTS}; the profile
 * {@code faults} says all.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class EveryCommandCutTest {

  /** That bytes are being written is written down before a document is, and does no harm. */
  private static final Set<String> BY_THE_WAY = Set.of("file_removal", "schema_history");

  private static final Agent AGENT = Agent.system(new AgentId("crm"));

  private static final String CUTS = "command.cuts";

  private static final int NEVER = Integer.MAX_VALUE;
  private static final String COUNT = "count(*)";
  private static final String CONTENT = "md5(string_agg(row::text, ' ' order by row::text))";

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final DataSource sound = DATABASE.pooled();
  private DataSource now = sound;

  static Stream<Sample> commands() {
    return Samples.all().stream().filter(Sample::isCommand);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  @DisplayName("a command whose connection is cut is done wholly or not at all")
  void cut(Sample sample) {
    Sample.Ready ready = prepare(sample);
    CuttingSource sparing = new CuttingSource(sound, NEVER, false);
    call(ready, sparing);
    Map<String, String> done = rows(COUNT);

    ready = prepare(sample);
    Map<String, String> before = rows(CONTENT);
    assertThat(rows(COUNT)).as("a command changes something").isNotEqualTo(done);
    int stride = (sparing.lastCommit() - 1) / Integer.getInteger(CUTS, 5) + 1;
    for (int step = sparing.lastCommit(); step >= 1; step -= stride) {
      CuttingSource cutting = new CuttingSource(DATABASE.dataSource(), step, false);
      call(ready, cutting);
      assertThat(cutting.hasCut()).as("step " + step).isTrue();
    }
    assertThat(rows(CONTENT))
        .as("cut before steps " + stride + " apart of " + sparing.lastCommit())
        .isEqualTo(before);
    call(ready, new CuttingSource(DATABASE.dataSource(), sparing.lastCommit(), true));
    assertThat(rows(COUNT)).as("the answer to the commit was lost").isEqualTo(done);
  }

  private Sample.Ready prepare(Sample sample) {
    // Without looking after references, which takes much longer.
    StringBuilder empty = new StringBuilder("set session_replication_role = replica;");
    Catalog.tables(sound, "customer_view").stream()
        .filter(table -> !table.equals("schema_history"))
        .forEach(table -> empty.append("delete from customer_view.").append(table).append(';'));
    Host.execute(DATABASE.dataSource(), empty.toString());
    now = sound;
    return sample.prepare(JdbcStorage.of(Host.source(() -> now.getConnection())));
  }

  private void call(Sample.Ready ready, CuttingSource cutting) {
    now = cutting.dataSource();
    try {
      ready.call(AGENT);
    } catch (CustomerViewException failed) {
      assertThat(cutting.hasCut()).as(failed.code()).isTrue();
    } finally {
      now = sound;
    }
  }

  /** Returns something of the rows of each table. */
  private Map<String, String> rows(String what) {
    List<String> tables =
        Catalog.tables(sound, "customer_view").stream()
            .filter(table -> !BY_THE_WAY.contains(table))
            .toList();
    String sql =
        String.join(
            " union all ",
            tables.stream()
                .map(
                    table ->
                        "select '%1$s ' || coalesce((select %2$s from customer_view.%1$s row)::text, '')"
                            .formatted(table, what))
                .toList());
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : Host.ask(sound, sql)) {
      rows.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
    }
    return rows;
  }
}
