package io.customerview.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Connections on which some statements are explained, with the same values, before they run. */
final class ExplainingConnections {

  private static final Pattern NODE =
      Pattern.compile("(Scan)?[^(]*\\(.*actual rows=([0-9.]+) loops=([0-9]+)\\)");
  private static final Pattern REMOVED = Pattern.compile("Rows Removed by [A-Za-z ]+: ([0-9]+)");

  private final DataSource source;
  private final String marker;
  private final List<String> plans = new ArrayList<>();

  /** Explains those statements that have a word in them. */
  ExplainingConnections(DataSource source, String marker) {
    this.source = source;
    this.marker = marker;
  }

  /** Returns the plans so far, which may be cleared. */
  List<String> plans() {
    return plans;
  }

  DataSource source() {
    return Host.source(() -> explaining(source.getConnection()));
  }

  /** Returns how many rows the scans of a plan read, kept or not. */
  static long rowsRead(String plan) {
    double read = 0;
    long loops = 1;
    for (String line : plan.split("\n", -1)) {
      Matcher node = NODE.matcher(line);
      if (node.find()) {
        loops = Long.parseLong(node.group(3));
        read += line.contains("Scan") ? Double.parseDouble(node.group(2)) * loops : 0;
      }
      Matcher removed = REMOVED.matcher(line);
      if (removed.find()) {
        read += Double.parseDouble(removed.group(1)) * loops;
      }
    }
    return Math.round(read);
  }

  private Connection explaining(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            ExplainingConnections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              try {
                Object result = method.invoke(connection, arguments);
                return result instanceof PreparedStatement statement
                        && String.valueOf(arguments[0]).contains(marker)
                    ? explaining(
                        statement,
                        connection.prepareStatement(
                            "explain (analyze, timing off, costs off, buffers off) "
                                + arguments[0]))
                    : result;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  private PreparedStatement explaining(PreparedStatement statement, PreparedStatement explain) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            ExplainingConnections.class.getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              try {
                if (method.getName().startsWith("set")
                    && arguments != null
                    && arguments.length > 1) {
                  method.invoke(explain, arguments);
                } else if (method.getName().startsWith("execute")) {
                  plans.add(plan(explain));
                }
                return method.invoke(statement, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  private static String plan(PreparedStatement explain) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (explain;
        ResultSet lines = explain.executeQuery()) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }
}
