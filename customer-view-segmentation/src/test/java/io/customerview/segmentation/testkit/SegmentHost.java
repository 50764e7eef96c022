package io.customerview.segmentation.testkit;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Customer;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.segmentation.MembersPage;
import io.customerview.segmentation.MembershipChange;
import io.customerview.segmentation.SegmentDesk;
import io.customerview.segmentation.Segments;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import io.customerview.shared.SegmentId;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A host with its customer view and its segments, for tests; two of them on one storage are two
 * processes. Not thread-safe.
 */
public final class SegmentHost {

  private final Storage storage;
  private final SettableClock clock;
  private final List<MembershipChange> told = new ArrayList<>();
  private final Segments segments;
  private final AgentView view;
  private final SegmentDesk desk;

  public SegmentHost(Storage storage) {
    this(storage, new SettableClock(), Criteria.standard());
  }

  public SegmentHost(Storage storage, SettableClock clock, Criteria known) {
    this.storage = storage;
    this.clock = clock;
    this.segments =
        Segments.builder()
            .storage(storage)
            .secrets(TestSecrets.SECRETS)
            .criteria(known)
            .onChange((work, change) -> told.add(change))
            .build();
    this.view = as(Agent.system(new AgentId("crm")));
    this.desk = segments.as(view);
  }

  public Storage storage() {
    return storage;
  }

  public SettableClock clock() {
    return clock;
  }

  /** Returns what the listener was told, and may be cleared. */
  public List<MembershipChange> told() {
    return told;
  }

  public Segments segments() {
    return segments;
  }

  /** Returns the view of an agent who may do everything. */
  public AgentView view() {
    return view;
  }

  /** Returns the segments of that agent. */
  public SegmentDesk desk() {
    return desk;
  }

  /** Returns the view of another agent. */
  public AgentView as(Agent agent) {
    return customerView(true).as(agent);
  }

  /**
   * Returns the customer view.
   *
   * @param management whether the customer-management module is switched on
   */
  public CustomerView customerView(boolean management) {
    return CustomerView.builder()
        .storage(storage)
        .clock(clock)
        .secrets(TestSecrets.SECRETS)
        .onChange(segments)
        .management(management)
        .build();
  }

  public LocalDate today() {
    return clock.instant().atZone(BusinessTime.DEFAULT_ZONE).toLocalDate();
  }

  /** Registers a company in a city. */
  public CustomerId company(String city) {
    return view.customers()
        .register(Registration.builder(Company.of("Exemplo", null)).city(city).build())
        .customer();
  }

  /** Moves a customer to another city. */
  public void move(CustomerId customer, String city) {
    Customer before = view.customers().find(customer);
    view.customers()
        .change(customer, before.version(), before.registration().toBuilder().city(city).build());
  }

  /** Takes in an active recurring contract of a year ago. */
  public void contract(String id, CustomerId customer, String value, LocalDate renewsOn) {
    ContractTerms terms =
        ContractTerms.builder(
                ContractType.RECURRING, Money.of(new BigDecimal(value)), today().minusYears(1))
            .renewsOn(renewsOn)
            .build();
    view.contractIntake()
        .take(
            List.of(ContractRow.of(1, new ContractId(id), customer, terms)).iterator(),
            outcome -> {});
  }

  /** Returns all members that are kept of a segment, page by page. */
  public Set<CustomerId> members(SegmentId segment) {
    Set<CustomerId> all = new TreeSet<>();
    Optional<String> cursor = Optional.empty();
    do {
      MembersPage page = desk.members(segment, cursor, 2);
      page.page().items().forEach(member -> all.add(member.customer()));
      cursor = page.page().next();
    } while (cursor.isPresent());
    return all;
  }
}
