package io.customerview.benchmark.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections that explain: before a statement runs, {@code explain (analyze, buffers)} runs with
 * the same values, and what it read is added up. Not thread-safe; for statements that only read.
 */
public final class Explained {

  private static final String EXPLAIN = "explain (analyze, buffers, timing off, format json) ";

  /** Nodes that read no table. */
  private static final Set<String> NO_TABLE =
      Set.of("Function Scan", "CTE Scan", "WorkTable Scan", "Subquery Scan", "Values Scan");

  private final DataSource connections;
  private Read read = Read.NOTHING;

  /**
   * What statements read.
   *
   * @param statements how many there were
   * @param rows rows of tables and entries of indexes, those that a filter removed included
   * @param entries those of them that are entries of the search index
   * @param pages pages of 8 kB, of tables and indexes
   */
  public record Read(int statements, long rows, long entries, long pages) {

    static final Read NOTHING = new Read(0, 0, 0, 0);

    private Read plus(Read more) {
      return new Read(
          statements + more.statements,
          rows + more.rows,
          entries + more.entries,
          pages + more.pages);
    }
  }

  /** Explains what runs on the connections of a pool. */
  public Explained(DataSource connections) {
    this.connections = connections;
  }

  /** Returns what was read since the last call. */
  public Read take() {
    Read taken = read;
    read = Read.NOTHING;
    return taken;
  }

  /** Returns connections whose statements are explained. */
  public DataSource dataSource() {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object result = invoke(method, connections, arguments);
          return result instanceof Connection connection ? connection(connection) : result;
        });
  }

  private Connection connection(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          Object result = invoke(method, connection, arguments);
          if (result instanceof PreparedStatement statement && arguments != null) {
            String sql = (String) arguments[0];
            return statement(statement, connection.prepareStatement(EXPLAIN + sql));
          }
          return result;
        });
  }

  private PreparedStatement statement(PreparedStatement statement, PreparedStatement explain) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          String name = method.getName();
          if (name.startsWith("execute")) {
            try (ResultSet plan = explain.executeQuery()) {
              plan.next();
              read = read.plus(readOf(plan.getString(1)));
            }
          } else if (name.equals("close")) {
            explain.close();
          } else if (name.startsWith("set")
              && arguments != null
              && arguments.length > 1
              && arguments[0] instanceof Integer) {
            invoke(method, explain, arguments);
          }
          return invoke(method, statement, arguments);
        });
  }

  /** Adds up the scans of a plan. */
  static Read readOf(String plan) {
    long rows = 0;
    long entries = 0;
    long pages = -1;
    Deque<Map<String, String>> open = new ArrayDeque<>();
    try (JsonParser json = new JsonFactory().createParser(plan)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          open.push(new HashMap<>());
        } else if (token == JsonToken.END_OBJECT) {
          Map<String, String> node = open.pop();
          String type = node.getOrDefault("Node Type", "");
          if (type.endsWith("Scan") && !NO_TABLE.contains(type)) {
            double all =
                number(node, "Actual Rows")
                    + number(node, "Rows Removed by Filter")
                    + number(node, "Rows Removed by Index Recheck");
            long times = Math.round(all * number(node, "Actual Loops"));
            rows += times;
            entries += node.getOrDefault("Index Name", "").startsWith("search_entry") ? times : 0;
          }
          if (!type.isEmpty()) {
            // The node that ends last is the topmost, and holds what all of them read.
            pages = (long) (number(node, "Shared Hit Blocks") + number(node, "Shared Read Blocks"));
          }
        } else if (token.isScalarValue() && json.currentName() != null && !open.isEmpty()) {
          open.element().put(json.currentName(), json.getText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Read(1, rows, entries, Math.max(pages, 0));
  }

  private static double number(Map<String, String> node, String field) {
    return Double.parseDouble(node.getOrDefault(field, "0"));
  }

  private interface Call {
    @Nullable Object of(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            Explained.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call.of(method, arguments)));
  }

  private static @Nullable Object invoke(
      Method method, Object target, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? new SQLException(Arrays.toString(arguments), e) : e.getCause();
    }
  }
}
