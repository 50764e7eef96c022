package io.customerview.jdbc.segmentation;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.testkit.SegmentArbitraries;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import javax.sql.DataSource;

/** A host's own tables, beside ours, with the values of its criteria (SEG-11). */
final class HostTables {

  static final HostCriterion<BigDecimal> SEATS =
      SegmentArbitraries.SEATS.withSql(
          "select seats.value from crm.seats seats where seats.owner = customer.id");

  static final HostCriterion<LocalDate> VISIT =
      SegmentArbitraries.VISIT.withSql(
          """
          select max(visit.value) from crm.visit visit
          where visit.owner = customer.id -- the last one, or null""");

  static final HostCriterion<String> PLAN =
      SegmentArbitraries.PLAN.withSql(
          "select plan.value from crm.plan plan where plan.owner = customer.id");

  static final Criteria CRITERIA = Criteria.standard().with(SEATS, VISIT, PLAN);

  private HostTables() {}

  static void make(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create schema if not exists crm;
          create table if not exists crm.seats (owner uuid not null, value numeric);
          create table if not exists crm.visit (owner uuid not null, value date);
          create table if not exists crm.plan (owner uuid not null, value text);
          truncate crm.seats, crm.visit, crm.plan""");
    }
  }

  static void fill(DataSource source, Collection<CustomerFacts> customers) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement seats =
            connection.prepareStatement("insert into crm.seats values (?, ?)");
        PreparedStatement visit =
            connection.prepareStatement("insert into crm.visit values (?, ?)");
        PreparedStatement plan =
            connection.prepareStatement("insert into crm.plan values (?, ?)")) {
      for (CustomerFacts facts : customers) {
        for (long units : SEATS.units(facts)) {
          add(seats, facts, BigDecimal.valueOf(units, Money.SCALE));
        }
        for (long day : VISIT.units(facts)) {
          add(visit, facts, LocalDate.ofEpochDay(day));
        }
        for (String key : PLAN.keys(facts)) {
          add(plan, facts, key);
        }
      }
      seats.executeBatch();
      visit.executeBatch();
      plan.executeBatch();
    }
  }

  private static void add(PreparedStatement insert, CustomerFacts facts, Object value)
      throws SQLException {
    insert.setObject(1, facts.customer().value());
    insert.setObject(2, value);
    insert.addBatch();
  }
}
