package io.customerview.jdbc.internal.reading;

import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Several readings that are run ahead as one statement, whose one row has a column of JSON for each
 * of them. Belongs to the thread that it was made for.
 */
public final class Together {

  /** A text, in which nothing is named, or a name. */
  private static final Pattern NAME = Pattern.compile("'[^']*'|(?<!:):([A-Za-z]\\w*)");

  private final List<Part<?>> parts = new ArrayList<>();

  /** One of the readings, and what was read. */
  public static final class Part<T> {

    private final Reading<T> reading;
    private List<T> rows = List.of();

    private Part(Reading<T> reading) {
      this.reading = reading;
    }

    /** Returns what was read; nothing before it was. */
    public List<T> rows() {
      return rows;
    }

    private void take(JdbcUnitOfWork work, @Nullable String json) throws SQLException {
      List<T> read = new ArrayList<>();
      for (Columns row : JsonRows.parse(json)) {
        read.add(reading.mapper().map(row));
      }
      rows = read;
      work.keepAhead(reading.question(), rows);
    }
  }

  /** Adds a reading. */
  public <T> Part<T> add(Reading<T> reading) {
    Part<T> part = new Part<>(reading);
    parts.add(part);
    return part;
  }

  /** Runs all of them, if there are any; what they read is there for who asks for it next. */
  public void run(UnitOfWork work) {
    if (parts.isEmpty()) {
      return;
    }
    StringJoiner columns = new StringJoiner(",\n", "select\n", "");
    Map<String, Object> values = new HashMap<>();
    for (int at = 0; at < parts.size(); at++) {
      Reading<?> reading = parts.get(at).reading;
      columns.add(column(reading.sql(), at));
      int suffix = at;
      reading.values().forEach((name, value) -> values.put(name + '_' + suffix, value));
    }
    JdbcUnitOfWork ours = JdbcUnitOfWork.of(work);
    JdbcUnitOfWork.handle(work)
        .createQuery(columns.toString())
        .bindMap(values)
        .map((row, context) -> take(ours, row))
        .one();
  }

  private static String column(String sql, int at) {
    return "(select json_agg(read_row) from ("
        + NAME.matcher(sql).replaceAll(found -> renamed(found, at))
        + ") read_row) as part_"
        + at;
  }

  private static String renamed(MatchResult found, int at) {
    String name = found.group(1) == null ? found.group() : found.group() + '_' + at;
    return Matcher.quoteReplacement(name);
  }

  private int take(JdbcUnitOfWork work, ResultSet row) throws SQLException {
    for (int at = 0; at < parts.size(); at++) {
      parts.get(at).take(work, row.getString("part_" + at));
    }
    return parts.size();
  }
}
