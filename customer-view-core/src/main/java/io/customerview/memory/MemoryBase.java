package io.customerview.memory;

import io.customerview.base.BaseFilter;
import io.customerview.base.BaseIndex;
import io.customerview.base.BasePosition;
import io.customerview.base.BaseRow;
import io.customerview.base.BaseStatus;
import io.customerview.contract.CustomerContracts;
import io.customerview.customer.Customer;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.marker.Marker;
import io.customerview.portfolio.Portfolio;
import io.customerview.shared.UnitOfWork;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The customer base, put together from the collections whenever it is asked for. */
final class MemoryBase implements BaseIndex {

  private final MemoryCustomers customers;
  private final MemoryContracts contracts;
  private final MemoryMarkers markers;
  private final MemoryPortfolios portfolios;
  private final MemorySegmentMembers members;

  MemoryBase(
      MemoryCustomers customers,
      MemoryContracts contracts,
      MemoryMarkers markers,
      MemoryPortfolios portfolios,
      MemorySegmentMembers members) {
    this.customers = customers;
    this.contracts = contracts;
    this.markers = markers;
    this.portfolios = portfolios;
    this.members = members;
  }

  /** A row with its place, which is worked out once. */
  private record Placed(BasePosition position, BaseRow row) {}

  @Override
  public List<BaseRow> read(UnitOfWork work, Stretch stretch) {
    Comparator<BasePosition> order = stretch.order().comparator(stretch.descending());
    Optional<BasePosition> after = stretch.after();
    return customers.all().stream()
        .flatMap(customer -> row(customer, stretch.filter(), stretch.today()))
        .map(row -> new Placed(BasePosition.of(row), row))
        .filter(placed -> after.isEmpty() || order.compare(placed.position(), after.get()) > 0)
        .sorted(Comparator.comparing(Placed::position, order))
        .limit(stretch.limit())
        .map(Placed::row)
        .toList();
  }

  private Stream<BaseRow> row(Customer customer, BaseFilter filter, LocalDate today) {
    if (!(customer.registration().party() instanceof Company company)
        || !isRegistered(customer, filter)
        || filter.segment().filter(id -> !members.isMember(id, customer.id())).isPresent()
        || filter.name().filter(name -> !name.matches(company)).isPresent()) {
      return Stream.empty();
    }
    CustomerContracts own = new CustomerContracts(contracts.of(customer.id()));
    BaseRow row =
        new BaseRow(
            customer.id(),
            company,
            customer.status().isActive(),
            own.revenue(),
            own.nextRenewalInBase(today),
            markers.of(customer.id()),
            portfolios.of(customer.id()).map(Portfolio::manager));
    boolean shown =
        filter.leastRevenue().map(least -> row.revenue().compareTo(least) >= 0).orElse(true)
            && filter.mostRevenue().map(most -> row.revenue().compareTo(most) <= 0).orElse(true)
            && filter.period().map(own::runWithin).orElse(true)
            && isMet(filter.marker(), row.marker().map(Marker::id))
            && filter.manager().map(one -> one.agent().equals(row.manager())).orElse(true);
    return shown ? Stream.of(row) : Stream.empty();
  }

  private static boolean isRegistered(Customer customer, BaseFilter filter) {
    Registration registration = customer.registration();
    return filter
            .status()
            .map(status -> customer.status().isActive() == (status == BaseStatus.ACTIVE))
            .orElse(true)
        && isMet(filter.country(), registration.country())
        && isMet(filter.state(), registration.stateKey())
        && isMet(filter.city(), registration.cityKey());
  }

  private static boolean isMet(Optional<?> asked, Optional<?> has) {
    return asked.isEmpty() || asked.equals(has);
  }
}
