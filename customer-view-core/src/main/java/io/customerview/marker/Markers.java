package io.customerview.marker;

import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.MarkerId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A storage port: the markers, and which customer bears which. Every method runs in the caller's
 * unit of work, and takes and gives present ids of customers.
 *
 * <p>Who changes a marker {@linkplain #lock locks} all of them first; who changes what a customer
 * bears has locked the customer.
 */
public interface Markers extends CustomerOwned {

  /** Returns the markers, by name in the order of code points. */
  List<Marker> all(UnitOfWork work);

  /** As {@link #all}, and lets nobody else change a marker until the unit of work ends. */
  List<Marker> lock(UnitOfWork work);

  /**
   * Adds a marker.
   *
   * @throws io.customerview.shared.RefusedException with {@link MarkerRefusal.MarkerNameTaken} if
   *     another one has the name, or with {@link MarkerRefusal.TooManyMarkers} if there are {@value
   *     Marker#MOST} already, whatever others add at the same time and whether or not they {@link
   *     #lock}; the storage itself sees to both. Who adds without locking may be told {@link
   *     io.customerview.shared.CommonRefusal.ConcurrentChange} instead
   */
  void add(UnitOfWork work, Marker marker);

  /**
   * Puts this in the place of the marker that is stored under its id.
   *
   * @throws io.customerview.shared.RefusedException with {@link MarkerRefusal.MarkerNameTaken} if
   *     another one has the name
   */
  void update(UnitOfWork work, Marker marker);

  /**
   * Takes a marker away from everybody's eyes: it is none of {@link #all} any more, its name is
   * free, and nobody gets it from now on; whoever is giving it to a customer now is waited for.
   * Those who bear it do so until it is {@linkplain #takeOff taken off}.
   */
  void retire(UnitOfWork work, MarkerId marker);

  /** Returns whether a marker is retired, and not removed yet. */
  boolean isRetired(UnitOfWork work, MarkerId marker);

  /**
   * Removes a marker that nobody bears.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.ConcurrentChange} if a customer bears it
   */
  void remove(UnitOfWork work, MarkerId marker);

  /**
   * Returns which marker each of these customers bears, but those who bear none; a retired one is
   * among them.
   */
  Map<CustomerId, MarkerId> of(UnitOfWork work, Collection<CustomerId> customers);

  /** Returns the marker that a customer bears, if it bears one that is not retired. */
  default Optional<Marker> of(UnitOfWork work, CustomerId customer) {
    MarkerId borne = of(work, List.of(customer)).get(customer);
    return all(work).stream().filter(marker -> marker.id().equals(borne)).findFirst();
  }

  /** Returns who bears a marker, retired or not, by id, at most so many. */
  List<CustomerId> bearers(UnitOfWork work, MarkerId marker, int limit);

  /**
   * Gives a customer a marker, in the place of what it bears.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.ConcurrentChange} if the marker is retired or gone
   */
  void put(UnitOfWork work, CustomerId customer, MarkerId marker);

  /** Lets customers bear no marker. */
  void takeOff(UnitOfWork work, Collection<CustomerId> customers);
}
