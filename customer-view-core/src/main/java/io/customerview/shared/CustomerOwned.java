package io.customerview.shared;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * A collection that holds something of single customers. Export, erasure and merging reach every
 * feature through this, and a test fails where a collection of the storage has none.
 *
 * <p>Every method runs in the caller's unit of work, and the caller has locked the customer; ids
 * are present ones.
 */
public interface CustomerOwned {

  /** Returns the name of this part in an export, such as {@code contactPoints}. */
  String part();

  /**
   * Hands out all that is held on a customer, a record at a time: fields by name in a stable order,
   * with values that are texts, numbers, booleans, moments, days, or lists of them. Ids of other
   * customers are not handed out.
   */
  void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record);

  /**
   * Returns how many records {@link #export} would hand out. One that may be many is better counted
   * than read.
   */
  default long count(UnitOfWork work, CustomerId customer) {
    LongAdder records = new LongAdder();
    export(work, customer, fields -> records.increment());
    return records.sum();
  }

  /**
   * Removes all that is held on a customer. Erasing one of whom nothing is held changes nothing.
   */
  void erase(UnitOfWork work, CustomerId customer);

  /**
   * Returns whether the records outlive the erasure of their customer, without what they tell: then
   * {@link #erase} leaves them alone, and something else strips them.
   */
  default boolean staysStripped() {
    return false;
  }

  /**
   * Hands over to another customer what can belong to it as it is: histories, messages, documents.
   * What only one of two can keep (a registration, a primary contact point) is settled by the rules
   * of merging before, and what stays here is left alone.
   */
  void reassign(UnitOfWork work, CustomerId from, CustomerId to);
}
