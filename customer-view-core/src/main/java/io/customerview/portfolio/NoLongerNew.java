package io.customerview.portfolio;

import io.customerview.access.Change;
import io.customerview.journey.WhenProgressed;
import io.customerview.portfolio.PortfolioEvent.CustomerNoLongerNew;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Wiring;
import java.util.List;
import java.util.Objects;

/**
 * Lets a customer be new in its portfolio no longer once it gets on in its journey (POR-5).
 * Thread-safe.
 */
@Wiring
public final class NoLongerNew implements WhenProgressed {

  private final Portfolios portfolios;

  public NoLongerNew(Portfolios portfolios) {
    this.portfolios = Objects.requireNonNull(portfolios, "portfolios");
  }

  @Override
  public void progressed(Change change, CustomerId customer) {
    Placement placement = portfolios.of(change.work(), List.of(customer)).get(customer);
    if (placement != null && placement.isNew()) {
      portfolios.put(change.work(), List.of(placement.seen().value()));
      change.happened(customer, new CustomerNoLongerNew(placement.portfolio()));
    }
  }
}
