package io.customerview.contract;

import io.customerview.contract.Contracts.Place;
import io.customerview.shared.CommonRefusal.CursorInvalid;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The pages of a customer's contracts, latest contracted first and then by id; a cursor is good for
 * the same customer only. Immutable and thread-safe.
 *
 * @param contracts where the contracts are kept
 * @param secrets seals cursors
 */
@Wiring
public record ContractPages(Contracts contracts, Secrets secrets) {

  /**
   * Returns a page, within a unit of work.
   *
   * @param customer a present id
   * @throws RefusedException with {@link CursorInvalid} if the cursor belongs to another list
   */
  public Page<Contract> of(
      UnitOfWork work, CustomerId customer, Optional<String> cursor, int limit) {
    Optional<Place> after = cursor.map(text -> open(customer, text));
    List<Contract> found = contracts.of(work, customer, after, limit + 1);
    return found.size() <= limit
        ? new Page<>(found, Optional.empty())
        : new Page<>(found.subList(0, limit), Optional.of(seal(found.get(limit - 1))));
  }

  /** Returns all contracts of a customer, within a unit of work. */
  public CustomerContracts all(UnitOfWork work, CustomerId customer) {
    return new CustomerContracts(
        contracts.of(work, List.of(customer)).getOrDefault(customer, List.of()));
  }

  private String seal(Contract last) {
    byte[] id = last.id().value().getBytes(StandardCharsets.UTF_8);
    byte[] place =
        ByteBuffer.allocate(Long.BYTES + id.length)
            .putLong(last.contractedOn().toEpochDay())
            .put(id)
            .array();
    return secrets.seal(use(last.customer()), place);
  }

  private Place open(CustomerId customer, String cursor) {
    ByteBuffer place =
        secrets
            .open(use(customer), cursor)
            .map(ByteBuffer::wrap)
            .orElseThrow(() -> new RefusedException(new CursorInvalid()));
    return new Place(
        LocalDate.ofEpochDay(place.getLong()),
        new ContractId(StandardCharsets.UTF_8.decode(place).toString()));
  }

  private static String use(CustomerId customer) {
    return "contracts.list " + customer;
  }
}
