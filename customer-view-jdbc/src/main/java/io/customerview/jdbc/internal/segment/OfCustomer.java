package io.customerview.jdbc.internal.segment;

import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.formula.Formula.All;
import io.customerview.segmentation.formula.Formula.Any;
import io.customerview.segmentation.formula.Formula.Holds;
import io.customerview.segmentation.formula.Formula.OneContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what is said of a row {@code customer}. What is not met comes out false or null; what is
 * negated, never null.
 *
 * <p>That one of several things is met by some row is asked once: "a row meets a or b". Things that
 * must each be met by some row are asked one by one while they are few, since PostgreSQL makes a
 * join of each and chooses well among few; many are gathered in one pass over the customer's rows.
 */
final class OfCustomer implements Formula.Visitor<Condition> {

  /** Up to so many things that some row has to meet are asked one by one. */
  private static final int FEW = 4;

  private final Condition sql;

  OfCustomer(Condition sql) {
    this.sql = sql;
  }

  @Override
  public Condition all(All formula) {
    return block(formula.parts(), true);
  }

  @Override
  public Condition any(Any formula) {
    return block(formula.parts(), false);
  }

  @Override
  public Condition holds(Holds formula) {
    return block(List.of(formula), true);
  }

  @Override
  public Condition oneContract(OneContract formula) {
    return block(List.of(formula), true);
  }

  private Condition block(List<Formula> parts, boolean all) {
    if (parts.isEmpty()) {
      return sql.add(all ? "true" : "false");
    }
    List<Runnable> written = new ArrayList<>();
    Map<Rows, Asked> asked = new LinkedHashMap<>();
    for (Formula part : parts) {
      Optional<Rows> rows = Rows.of(part);
      if (rows.isPresent()) {
        asked.computeIfAbsent(rows.get(), of -> new Asked(of, all)).add(part);
      } else if (part instanceof Holds holds) {
        written.add(() -> ofCustomer(holds));
      } else {
        written.add(() -> part.accept(this));
      }
    }
    boolean few = asked.values().stream().mapToInt(Asked::size).sum() <= FEW;
    asked.values().forEach(one -> one.write(few, written));
    return sql.join(all ? "and" : "or", written);
  }

  private void ofCustomer(Holds holds) {
    String column =
        switch (holds.field().kind()) {
          case REVENUE -> "customer.revenue";
          case CITY -> "customer.city_key";
          case STATE -> "customer.state_key";
          case INDUSTRY -> "customer.industry_key";
          default -> throw new IllegalArgumentException(holds.field() + " has rows");
        };
    sql.add("(");
    new ValueSets(sql).write(column, holds.values(), holds.field().kind().type());
    sql.add(holds.negated() ? ") is not true" : ")");
  }

  /** What a block asks of the same rows. */
  private final class Asked {

    private final Rows rows;
    private final boolean all;

    /** One row has to meet one of these; or, in a block of which all must hold, no row any. */
    private final List<Formula> together = new ArrayList<>();

    /** Each of these is asked by itself. */
    private final List<Formula> apart = new ArrayList<>();

    Asked(Rows rows, boolean all) {
      this.rows = rows;
      this.all = all;
    }

    void add(Formula part) {
      (Rows.isNegated(part) == all ? together : apart).add(part);
    }

    int size() {
      return apart.size() + (together.isEmpty() ? 0 : 1);
    }

    void write(boolean few, List<Runnable> written) {
      if (few || size() == 1) {
        apart.forEach(part -> written.add(() -> exists(!all, List.of(part))));
        if (!together.isEmpty()) {
          written.add(() -> exists(all, together));
        }
      } else {
        written.add(this::inOnePass);
      }
    }

    private void exists(boolean negated, List<Formula> parts) {
      sql.add(negated ? "not exists (select " : "exists (select ");
      rows.writeFrom(sql);
      sql.add(" and ");
      oneOf(parts);
      sql.add(")");
    }

    private void oneOf(List<Formula> parts) {
      sql.join("or", parts.stream().<Runnable>map(part -> () -> Rows.writeMet(sql, part)).toList());
    }

    /** Without rows bool_or is null, which is met by what is negated and by nothing else. */
    private void inOnePass() {
      List<Runnable> written = new ArrayList<>();
      apart.forEach(part -> written.add(() -> someRow(!all, List.of(part))));
      if (!together.isEmpty()) {
        written.add(() -> someRow(all, together));
      }
      sql.add("(select ");
      sql.join(all ? "and" : "or", written);
      sql.add(" ");
      rows.writeFrom(sql);
      sql.add(")");
    }

    private void someRow(boolean negated, List<Formula> parts) {
      sql.add("bool_or(");
      oneOf(parts);
      sql.add(negated ? ") is not true" : ")");
    }
  }
}
