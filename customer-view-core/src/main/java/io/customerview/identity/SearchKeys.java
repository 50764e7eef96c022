package io.customerview.identity;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Map;

/**
 * A storage port: what customers are found by. A feature that saves something searchable saves its
 * keys here in the same unit of work, so that search never lags behind.
 *
 * <p>Every method runs in the caller's unit of work, which has locked the customers, and takes
 * present ids. The index itself is made by {@link SearchEntries}, alike in every storage.
 */
public interface SearchKeys extends CustomerOwned {

  /**
   * The version of keys and entries. A change of folding, of numbering rules or of the lists raises
   * it, and asks for a new index; cursors of another version are refused.
   */
  int VERSION = 1;

  /**
   * Sets the name that a customer is shown under; {@link SearchEntries#sortName} of it orders the
   * customer in every list. A new customer is named first, before any of its keys is saved. The
   * same name again changes nothing.
   */
  void rename(UnitOfWork work, Map<CustomerId, String> names);

  /**
   * Puts the keys of one part of each customer in the place of those that it had; an empty
   * collection leaves none. Replacing twice is replacing once.
   *
   * @throws IllegalArgumentException if a customer has no name yet
   */
  void replace(
      UnitOfWork work,
      SearchPart part,
      Map<CustomerId, ? extends Collection<SearchKey>> keysByCustomer);

  /**
   * Adds keys of {@link SearchPart#DOCUMENTS} to those that a customer has: it costs what is added,
   * however many documents there are. Adding twice is adding once.
   *
   * @throws IllegalArgumentException if the customer has no name yet
   */
  void addDocuments(UnitOfWork work, CustomerId customer, Collection<SearchKey> keys);
}
