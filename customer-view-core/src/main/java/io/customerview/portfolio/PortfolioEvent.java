package io.customerview.portfolio;

import io.customerview.shared.AgentId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.JourneyId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.PortfolioImportId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What happened to a portfolio, or to a customer in one. */
public sealed interface PortfolioEvent extends DomainEvent {

  /** A portfolio was added (POR-1). */
  record PortfolioAdded(PortfolioId portfolio, AgentId manager) implements PortfolioEvent {
    @Override
    public String name() {
      return "portfolio.added";
    }

    @Override
    public Map<String, String> details() {
      return inOrder("portfolio", portfolio.toString(), "manager", manager.value());
    }
  }

  /**
   * A portfolio was changed. One that gets another manager takes its customers along (POR-6).
   *
   * @param before what it was
   * @param after what it is
   */
  record PortfolioChanged(Portfolio before, Portfolio after) implements PortfolioEvent {

    @Override
    public String name() {
      return "portfolio.changed";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("portfolio", after.id().toString());
      told("name", Portfolio::name, details);
      told("manager", portfolio -> portfolio.manager().value(), details);
      told(
          "journey", portfolio -> portfolio.journey().map(JourneyId::toString).orElse(""), details);
      told("default", portfolio -> Boolean.toString(portfolio.isDefault()), details);
      return details;
    }

    private void told(String field, Function<Portfolio, String> of, Map<String, String> details) {
      String was = of.apply(before);
      String is = of.apply(after);
      if (!was.equals(is)) {
        details.put(field, DomainEvent.fromTo(was, is));
      }
    }
  }

  /** A portfolio was deleted. */
  record PortfolioDeleted(PortfolioId portfolio) implements PortfolioEvent {
    @Override
    public String name() {
      return "portfolio.deleted";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("portfolio", portfolio.toString());
    }
  }

  /**
   * A customer was put into a portfolio, in the place of another one if it was in one (POR-5).
   *
   * @param from the portfolio that it was in before
   * @param to the portfolio that it is in
   */
  record CustomerPlaced(Optional<PortfolioId> from, PortfolioId to) implements PortfolioEvent {
    @Override
    public String name() {
      return "portfolio.customer_placed";
    }

    @Override
    public Map<String, String> details() {
      return from.map(before -> inOrder("from", before.toString(), "to", to.toString()))
          .orElseGet(() -> Map.of("to", to.toString()));
    }
  }

  /** A customer is in no portfolio any more, and has no success manager (POR-6). */
  record CustomerTakenOut(PortfolioId from) implements PortfolioEvent {
    @Override
    public String name() {
      return "portfolio.customer_taken_out";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("from", from.toString());
    }
  }

  /** A customer is no longer shown as new in its portfolio (POR-5). */
  record CustomerNoLongerNew(PortfolioId portfolio) implements PortfolioEvent {
    @Override
    public String name() {
      return "portfolio.customer_no_longer_new";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("portfolio", portfolio.toString());
    }
  }

  /** A sheet was imported (POR-8). */
  record PortfoliosImported(PortfolioImportId which, long customers) implements PortfolioEvent {
    @Override
    public String name() {
      return "portfolio.imported";
    }

    @Override
    public Map<String, String> details() {
      return inOrder("import", which.toString(), "customers", Long.toString(customers));
    }
  }

  /** A whole import was undone (POR-8). */
  record ImportUndone(PortfolioImportId which, long customers) implements PortfolioEvent {
    @Override
    public String name() {
      return "portfolio.import_undone";
    }

    @Override
    public Map<String, String> details() {
      return inOrder("import", which.toString(), "customers", Long.toString(customers));
    }
  }

  private static Map<String, String> inOrder(
      String first, String value, String second, String other) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put(first, value);
    details.put(second, other);
    return details;
  }
}
