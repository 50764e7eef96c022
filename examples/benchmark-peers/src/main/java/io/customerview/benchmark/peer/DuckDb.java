package io.customerview.benchmark.peer;

import io.customerview.segmentation.rule.Operator;
import io.customerview.segmentation.rule.Segment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB in the process, tuned for these segments: one table whose columns are those of a {@link
 * FlatCustomer}, in memory; texts as enumerations in their order; the tags, of which there are
 * fewer than 64, as bits; the contracts' days as lists that are looked into only where the day lies
 * between the first and the last. Statements are prepared beforehand.
 */
final class DuckDb implements AutoCloseable {

  private static final String LOADED =
      """
      create table loaded (number integer, revenue bigint, city varchar, state varchar,
        industry varchar, firstStart integer, lastStart integer, starts integer[],
        firstRenewal integer, lastRenewal integer, renewals integer[],
        firstTag varchar, lastTag varchar);
      create table tags (number integer, tag varchar);
      """;
  private static final String TUNED =
      """
      create type city as enum (
        select distinct city from loaded where city is not null order by city);
      create type industry as enum (
        select distinct industry from loaded where industry is not null order by industry);
      create type tag as enum (select distinct tag from tags order by tag);
      create table customers as
        select number, revenue, city::city as city, state, industry::industry as industry,
          firstStart, lastStart, starts, firstRenewal, lastRenewal, renewals, firstTag, lastTag,
          coalesce(bits, 0) as tags
        from loaded left join (
          select number, bit_or(1::bigint << enum_code(tag::tag)) as bits from tags group by number)
          using (number)
        order by number;
      drop table loaded;
      drop table tags;
      """;

  private final DuckDBConnection connection;

  private DuckDb(DuckDBConnection connection) {
    this.connection = connection;
  }

  /** Loads customers, numbered in their order. */
  static DuckDb of(List<FlatCustomer> customers) throws SQLException {
    DuckDBConnection connection =
        (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:").unwrap(Connection.class);
    DuckDb loaded = new DuckDb(connection);
    loaded.execute(LOADED);
    loaded.load(customers);
    loaded.execute(TUNED);
    return loaded;
  }

  private void execute(String statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private void load(List<FlatCustomer> customers) throws SQLException {
    try (DuckDBAppender rows = connection.createAppender("loaded");
        DuckDBAppender tags = connection.createAppender("tags")) {
      for (int number = 0; number < customers.size(); number++) {
        FlatCustomer customer = customers.get(number);
        rows.beginRow().append(number).append(customer.getRevenue());
        text(rows, customer.getCity());
        text(rows, customer.getState());
        text(rows, customer.getIndustry());
        days(rows, customer.getStarts());
        days(rows, customer.getRenewals());
        text(rows, customer.getFirstTag());
        text(rows, customer.getLastTag());
        rows.endRow();
        for (String tag : customer.getTags()) {
          tags.beginRow().append(number).append(tag).endRow();
        }
      }
    }
  }

  private static void text(DuckDBAppender row, String text) throws SQLException {
    if (text.isEmpty()) {
      row.appendNull();
    } else {
      row.append(text);
    }
  }

  private static void days(DuckDBAppender row, List<Long> days) throws SQLException {
    if (days.isEmpty()) {
      row.appendNull().appendNull().appendNull();
    } else {
      int[] all = days.stream().mapToInt(Math::toIntExact).toArray();
      row.append(all[0]).append(all[all.length - 1]).append(all);
    }
  }

  /** Prepares a statement that counts the members, for each segment. */
  List<PreparedStatement> counts(List<Segment> segments) throws SQLException {
    List<PreparedStatement> counts = new ArrayList<>();
    for (String condition : Rewritten.in(new Sql(), segments)) {
      counts.add(connection.prepareStatement("select count(*) from customers where " + condition));
    }
    return counts;
  }

  /** Prepares a statement that writes the members into a table, for each segment. */
  List<PreparedStatement> writes(List<Segment> segments) throws SQLException {
    execute("create table members (segment integer, number integer)");
    connection.setAutoCommit(false);
    List<PreparedStatement> writes = new ArrayList<>();
    for (String condition : Rewritten.in(new Sql(), segments)) {
      writes.add(
          connection.prepareStatement(
              "insert into members select %d, number from customers where %s"
                  .formatted(writes.size(), condition)));
    }
    return writes;
  }

  /** Runs a statement that counts. */
  static long count(PreparedStatement count) throws SQLException {
    try (ResultSet result = count.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  /** Writes all members, and forgets them again. */
  long written(List<PreparedStatement> writes) throws SQLException {
    long members = 0;
    for (PreparedStatement write : writes) {
      members += write.executeUpdate();
    }
    connection.rollback();
    return members;
  }

  /** Returns the members of each segment by number. */
  List<BitSet> members(List<Segment> segments) throws SQLException {
    List<BitSet> all = new ArrayList<>();
    for (String condition : Rewritten.in(new Sql(), segments)) {
      BitSet members = new BitSet();
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery("select number from customers where " + condition)) {
        while (rows.next()) {
          members.set(rows.getInt(1));
        }
      }
      all.add(members);
    }
    return all;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static final class Sql implements Notation<String> {

    @Override
    public String all(List<String> parts) {
      return "(" + String.join(" and ", parts) + ")";
    }

    @Override
    public String any(List<String> parts) {
      return "(" + String.join(" or ", parts) + ")";
    }

    @Override
    public String number(String field, Operator operator, long argument) {
      return field + " " + operator.symbol() + " " + argument;
    }

    /** Only texts of the same enumeration are compared as such, and only for being equal. */
    @Override
    public String text(String field, Operator operator, String argument) {
      String column = operator == Operator.EQUAL ? field : field + "::varchar";
      return column + " " + operator.symbol() + " " + quoted(argument);
    }

    @Override
    public String holds(String field, long argument) {
      String name = field.equals("starts") ? "Start" : "Renewal";
      return "(first%1$s <= %3$d and last%1$s >= %3$d and list_contains(%2$s, %3$d))"
          .formatted(name, field, argument);
    }

    @Override
    public String holds(String field, String argument) {
      return "%s & (1::bigint << enum_code(%s::tag)) <> 0".formatted(field, quoted(argument));
    }

    private static String quoted(String text) {
      return "'" + text.replace("'", "''") + "'";
    }
  }
}
