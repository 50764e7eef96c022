package io.customerview.contact;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A storage port: the contact points. Every method runs in the caller's unit of work, and takes
 * present ids; who writes has locked the customers.
 *
 * <p>The storage itself refuses a second primary of a customer and channel, a primary that is not
 * released, and a second point with one normalized address among those that are not deleted
 * (CNT-8), whoever writes and however many at once.
 *
 * <p>A deleted point keeps its row, and is not found again. The consent of a point is the latest
 * entry of the {@link ConsentLog} for the point and its address: entries are appended before points
 * are saved.
 */
public interface ContactPoints extends CustomerOwned {

  /**
   * Puts points in the place of what is stored under their ids, or adds them, in an order that
   * never breaks a constraint on the way. A deleted point that is saved is there again.
   *
   * @throws io.customerview.shared.RefusedException with {@link ContactRefusal.SecondPrimary},
   *     {@link ContactRefusal.PrimaryNotReleased} or {@link ContactRefusal.AddressTaken}
   */
  void save(UnitOfWork work, Collection<ContactPoint> points);

  /**
   * Deletes points, at the moment of the unit of work. Deleting one that is deleted or unknown
   * changes nothing.
   */
  void delete(UnitOfWork work, Collection<ContactPoint> points);

  /**
   * Returns the points of each customer that has any, in the order in which they were added, and
   * then by id.
   */
  Map<CustomerId, List<ContactPoint>> of(UnitOfWork work, Collection<CustomerId> customers);

  /**
   * Returns the customers that have a point with one of these addresses, in the order of their ids.
   */
  Set<CustomerId> holders(UnitOfWork work, Collection<AddressKey> addresses);
}
