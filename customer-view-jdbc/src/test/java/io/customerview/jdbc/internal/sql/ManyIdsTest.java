package io.customerview.jdbc.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.jdbc.Migrated;
import io.customerview.jdbc.pool.ConnectionPool;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.CustomerId;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many ids arrive as what they are, whatever the connection sends. */
class ManyIdsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30_000})
  @DisplayName("POR-8: ids arrive in their order, in binary")
  void binary(int count) throws SQLException {
    try (Connection connection = DATABASE.dataSource().getConnection()) {
      arrive(connection, count);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30_000})
  @DisplayName("POR-8: ids arrive in their order on a connection that sends nothing but text")
  void text(int count) throws SQLException {
    try (ConnectionPool pool = DATABASE.pool("&preferQueryMode=simple");
        Connection connection = pool.dataSource().getConnection()) {
      arrive(connection, count);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30_000})
  @DisplayName("POR-8: ids arrive in their order on a connection that keeps its driver to itself")
  void opaque(int count) throws SQLException {
    try (Connection connection = DATABASE.dataSource().getConnection()) {
      arrive(keptToItself(connection), count);
    }
  }

  private static void arrive(Connection connection, int count) {
    List<UUID> ids =
        Stream.concat(
                Stream.of(new UUID(Long.MIN_VALUE, -1), new UUID(-1, Long.MAX_VALUE)),
                LongStream.range(0, count).mapToObj(number -> new UUID(number << 17, ~number)))
            .limit(count)
            .toList();
    try (Handle handle = Jdbi.open(connection)) {
      assertThat(
              handle
                  .createQuery(
                      """
                      select one.id from unnest(cast(:ids as uuid[])) with ordinality as one(id, at)
                      order by at""")
                  .bind("ids", new ManyIds(ids.stream().map(CustomerId::new).toList()))
                  .map((row, context) -> row.getObject(1, UUID.class))
                  .list())
          .isEqualTo(ids);
    }
  }

  private static Connection keptToItself(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (name, result) ->
            switch (name) {
              case "isWrapperFor" -> false;
              case "unwrap" -> throw new AssertionError("it was asked first");
              case "prepareStatement" -> keptToItself((PreparedStatement) result, connection);
              default -> result;
            });
  }

  private static PreparedStatement keptToItself(PreparedStatement statement, Connection from) {
    return proxy(
        PreparedStatement.class,
        statement,
        (name, result) -> name.equals("getConnection") ? keptToItself(from) : result);
  }

  /** What a method of a thing gives instead. */
  private interface Instead {
    Object of(String method, Object result);
  }

  private static <T> T proxy(Class<T> type, T thing, Instead instead) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                instead.of(
                    method.getName(),
                    method.getName().equals("unwrap") ? null : method.invoke(thing, arguments))));
  }
}
