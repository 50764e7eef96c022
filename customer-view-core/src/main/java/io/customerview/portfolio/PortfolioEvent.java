package io.customerview.portfolio;

import io.customerview.shared.AgentId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.PortfolioImportId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * @param manager its manager from now on
   * @param fields what is different
   */
  record PortfolioChanged(PortfolioId portfolio, AgentId manager, List<String> fields)
      implements PortfolioEvent {

    public PortfolioChanged {
      fields = List.copyOf(fields);
    }

    static PortfolioChanged of(Portfolio before, Portfolio after) {
      List<String> fields = new ArrayList<>();
      if (!before.name().equals(after.name())) {
        fields.add("name");
      }
      if (!before.manager().equals(after.manager())) {
        fields.add("manager");
      }
      if (!before.journey().equals(after.journey())) {
        fields.add("journey");
      }
      if (before.isDefault() != after.isDefault()) {
        fields.add("default");
      }
      return new PortfolioChanged(after.id(), after.manager(), fields);
    }

    @Override
    public String name() {
      return "portfolio.changed";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details =
          inOrder("portfolio", portfolio.toString(), "manager", manager.value());
      details.put("fields", String.join(", ", fields));
      return details;
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
