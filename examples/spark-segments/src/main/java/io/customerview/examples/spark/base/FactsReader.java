package io.customerview.examples.spark.base;

import io.customerview.AgentView;
import io.customerview.access.Inquiry;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.base.CustomerFacts;
import io.customerview.contract.Contract;
import io.customerview.contract.CustomerContracts;
import io.customerview.customer.Customer;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.storage.Storage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of all customers, page by page, whatever the storage.
 *
 * <p>Each page is a unit of work of its own, in the order of ids: what changes meanwhile is seen as
 * it stands when its page is read.
 */
public final class FactsReader {

  /** How many customers a unit of work reads. */
  private static final int PAGE = 500;

  private static final Operation READ =
      new Operation("spark_example.facts", Permission.READ_MANAGEMENT);

  private record Page(List<CustomerFacts> facts, Optional<CustomerId> last) {}

  private final AgentView agent;
  private final Storage storage;

  /**
   * Makes a reader.
   *
   * @param agent who reads, and is held to what it may do
   * @param storage that of the agent's customer view
   */
  public FactsReader(AgentView agent, Storage storage) {
    this.agent = agent;
    this.storage = storage;
  }

  /**
   * Returns the facts of all customers, read as they are asked for.
   *
   * @throws RefusedException if the agent may not read customer management
   */
  public Stream<CustomerFacts> all() {
    return Stream.iterate(
            page(Optional.empty()),
            page -> page != null,
            page -> page.last().isPresent() ? page(page.last()) : null)
        .flatMap(page -> page.facts().stream());
  }

  private @Nullable Page page(Optional<CustomerId> after) {
    return agent.desk().ask(READ, inquiry -> page(after, inquiry));
  }

  private Page page(Optional<CustomerId> after, Inquiry inquiry) {
    List<CustomerId> ids = storage.customers().after(inquiry.work(), after, PAGE);
    Map<CustomerId, Customer> customers = storage.customers().find(inquiry.work(), ids);
    Map<CustomerId, List<Contract>> contracts = storage.contracts().of(inquiry.work(), ids);
    List<CustomerFacts> facts =
        customers.values().stream()
            .map(
                customer ->
                    CustomerFacts.of(
                        customer.id(),
                        customer.registration(),
                        new CustomerContracts(contracts.getOrDefault(customer.id(), List.of()))))
            .toList();
    return new Page(facts, ids.size() < PAGE ? Optional.empty() : Optional.of(ids.get(PAGE - 1)));
  }
}
