package io.customerview.jdbc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestDatabaseTest {

  private static final AtomicInteger PREPARED = new AtomicInteger();

  private static final DatabaseTemplate TEMPLATE =
      new DatabaseTemplate(
          source -> {
            PREPARED.incrementAndGet();
            execute(source, "create table word (text text not null)");
            execute(source, "insert into word values ('b'), ('Á'), ('a'), ('Z')");
          });

  @RegisterExtension private static final TestDatabase DATABASE = TEMPLATE.copy();

  @Test
  void the_server_is_a_postgresql_that_we_support() {
    assertThat(Integer.parseInt(ask(DATABASE, "show server_version_num")))
        .isGreaterThanOrEqualTo(150000);
  }

  @Test
  void the_server_in_the_process_is_the_version_that_the_build_names() {
    assumeThat(System.getenv(TestServer.VARIABLE)).isNull();
    String named = System.getProperty("embedded.postgres.binaries.version", "");
    assumeThat(named).isNotEmpty();
    assertThat(ask(DATABASE, "show server_version") + ".0").startsWith(named);
  }

  @Test
  void a_copy_holds_what_the_template_was_prepared_with_once() {
    try (TestDatabase copy = TEMPLATE.copy()) {
      assertThat(ask(copy, "select count(*) from word")).isEqualTo("4");
    }
    assertThat(PREPARED).hasValue(1);
  }

  @Test
  void what_is_written_to_one_copy_is_not_in_another() {
    try (TestDatabase one = TEMPLATE.copy();
        TestDatabase other = TEMPLATE.copy()) {
      execute(one.dataSource(), "delete from word");
      assertThat(ask(one, "select count(*) from word")).isEqualTo("0");
      assertThat(ask(other, "select count(*) from word")).isEqualTo("4");
    }
  }

  @Test
  void a_closed_copy_is_dropped_even_with_a_connection_open() throws SQLException {
    TestDatabase copy = TEMPLATE.copy();
    try (Connection open = copy.dataSource().getConnection()) {
      assertThat(open.isValid(1)).isTrue();
      copy.close();
      copy.close();
    }
    assertThat(
            ask(DATABASE, "select count(*) from pg_database where datname = '" + copy.name() + "'"))
        .isEqualTo("0");
  }

  @Test
  void copies_can_be_made_at_once() {
    List<TestDatabase> copies =
        IntStream.range(0, 4).parallel().mapToObj(ignored -> TEMPLATE.copy()).toList();
    assertThat(copies).extracting(TestDatabase::name).doesNotHaveDuplicates();
    copies.forEach(TestDatabase::close);
  }

  @Test
  void it_sorts_as_a_brazilian_host_does() {
    String sorted = "select string_agg(text, '' order by text %s) from word";
    assertThat(ask(DATABASE, sorted.formatted(""))).isEqualTo("aÁbZ");
    assertThat(ask(DATABASE, sorted.formatted("collate \"C\""))).isEqualTo("ZabÁ");
  }

  @Test
  void a_template_whose_preparation_fails_says_so_every_time() {
    DatabaseTemplate broken =
        new DatabaseTemplate(
            source -> {
              throw new UnsupportedOperationException("no schema");
            });
    assertThatThrownBy(broken::copy).hasMessage("no schema");
    assertThatThrownBy(broken::copy).hasMessage("no schema");
  }

  @Test
  void root_without_user_namespaces_is_told_what_to_do() {
    assertThat(TestServer.advice(true, false))
        .contains("as an ordinary user", TestServer.VARIABLE, "unshare -U true");
    assertThat(TestServer.advice(true, true))
        .doesNotContain("as root")
        .contains(TestServer.VARIABLE);
    assertThat(TestServer.advice(false, false)).doesNotContain("as root");
  }

  private static void execute(DataSource source, String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String ask(TestDatabase database, String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
