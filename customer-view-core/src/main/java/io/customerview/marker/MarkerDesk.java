package io.customerview.marker;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customers;
import io.customerview.marker.MarkerEvent.CustomerMarked;
import io.customerview.marker.MarkerEvent.CustomerUnmarked;
import io.customerview.marker.MarkerRefusal.MarkerUnknown;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.shared.Wiring;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The markers, and which customer bears which, for one agent (MRK-1).
 *
 * <pre>{@code
 * Marker gold = desk.markers().add("Ouro", Emoji.parse("🥇"));
 * desk.markers().mark(customer, version, gold.id());
 * }</pre>
 *
 * <p>Markers are configuration; which one a customer bears is not. Thread-safe.
 *
 * <p>Takes {@link Permission#CONFIGURE_MANAGEMENT}; {@code all} and {@code of} take {@link
 * Permission#READ_MANAGEMENT}; {@code mark} and {@code unmark} take {@link
 * Permission#EDIT_MANAGEMENT}.
 */
public final class MarkerDesk {

  /** Off how many customers a marker is taken in a unit of work. */
  public static final int CHUNK = 500;

  private static final Operation ALL = new Operation("markers.all", Permission.READ_MANAGEMENT);
  private static final Operation OF = new Operation("markers.of", Permission.READ_MANAGEMENT);
  private static final Operation ADD = configure("add");
  private static final Operation RENAME = configure("rename");
  private static final Operation CHANGE_EMOJI = configure("change_emoji");
  private static final Operation DELETE = configure("delete");
  private static final Operation MARK = new Operation("markers.mark", Permission.EDIT_MANAGEMENT);
  private static final Operation UNMARK =
      new Operation("markers.unmark", Permission.EDIT_MANAGEMENT);

  private final Desk desk;
  private final Markers markers;
  private final Customers customers;

  @Wiring
  public MarkerDesk(Desk desk, Markers markers, Customers customers) {
    this.desk = desk;
    this.markers = markers;
    this.customers = customers;
  }

  private static Operation configure(String name) {
    return new Operation("markers." + name, Permission.CONFIGURE_MANAGEMENT);
  }

  /** Returns the markers, by name. */
  public List<Marker> all() {
    return desk.ask(ALL, inquiry -> markers.all(inquiry.work()));
  }

  /**
   * Adds a marker.
   *
   * @param name 1 to {@value Marker#LONGEST_NAME} code points, that of no other marker
   * @throws RefusedException with {@link MarkerRefusal}, or if the name is none
   */
  public Marker add(String name, Emoji emoji) {
    return desk.change(
        ADD,
        change -> {
          Marker marker = new Marker(new MarkerId(change.newId()), name, emoji);
          keep(set(change).add(marker), change);
          markers.add(change.work(), marker);
          return marker;
        });
  }

  /**
   * Gives a marker another name, for all who bear it.
   *
   * @param name as {@link #add}
   * @throws RefusedException with {@link MarkerRefusal}, or if the name is none
   */
  public Marker rename(MarkerId marker, String name) {
    return desk.change(RENAME, change -> update(set(change).rename(marker, name), marker, change));
  }

  /**
   * Gives a marker another emoji, for all who bear it.
   *
   * @throws RefusedException with {@link MarkerUnknown}
   */
  public Marker changeEmoji(MarkerId marker, Emoji emoji) {
    return desk.change(
        CHANGE_EMOJI, change -> update(set(change).changeEmoji(marker, emoji), marker, change));
  }

  /**
   * Deletes a marker; customers who bore it then bear none, which stands in the trail of each.
   *
   * <p>Nobody sees it from the first unit of work on. It is taken off its customers in units of
   * work of {@value #CHUNK} customers each, so that nobody waits long who wants to change one of
   * them. Where that was interrupted it is begun again with the same id, and goes on. In a
   * transaction of the host's, every unit is a savepoint.
   *
   * @return off how many customers it was taken
   * @throws RefusedException with {@link MarkerUnknown}
   */
  public int delete(MarkerId marker) {
    Taken taken = Taken.NOTHING_YET;
    while (taken.more()) {
      Taken before = taken;
      taken = before.plus(desk.change(DELETE, change -> takeOff(marker, before, change)));
    }
    return taken.customers();
  }

  /**
   * How far the deletion of a marker has come.
   *
   * @param customers off how many customers it was taken
   * @param begun whether there was such a marker
   * @param more whether others may bear it still
   */
  private record Taken(int customers, boolean begun, boolean more) {

    static final Taken NOTHING_YET = new Taken(0, false, true);

    Taken plus(Taken next) {
      return new Taken(customers + next.customers, true, next.more);
    }
  }

  /**
   * Customers are locked before the markers, so that nobody who changes these waits for who has one
   * of those. Who got the marker meanwhile is left to the next unit of work.
   */
  private Taken takeOff(MarkerId marker, Taken before, Change change) {
    change.lockAll(markers.bearers(change.work(), marker, CHUNK));
    MarkerSet set = set(change);
    if (!markers.isRetired(change.work(), marker)) {
      if (before.begun()) {
        return new Taken(0, true, false); // somebody else was at it too, and has finished
      }
      keep(set.delete(marker), change);
      markers.retire(change.work(), marker);
    }
    List<CustomerId> bearers = markers.bearers(change.work(), marker, CHUNK + 1);
    List<CustomerId> ours = bearers.stream().filter(change::hasLocked).toList();
    markers.takeOff(change.work(), ours);
    ours.forEach(customer -> change.happened(customer, new CustomerUnmarked(marker)));
    if (ours.size() < bearers.size()) {
      return new Taken(ours.size(), true, true);
    }
    markers.remove(change.work(), marker);
    return new Taken(ours.size(), true, false);
  }

  /**
   * Returns the marker that a customer bears, if it bears one.
   *
   * @throws RefusedException if the customer is unknown
   */
  public Optional<Marker> of(CustomerId customer) {
    return desk.ask(
        OF,
        inquiry ->
            inquiry.about(
                customer,
                id -> customers.find(inquiry.work(), id),
                found -> markers.of(inquiry.work(), found.id())));
  }

  /**
   * Lets a customer bear a marker, in the place of what it bears.
   *
   * @param expected the version that was read
   * @return the version after
   * @throws RefusedException with {@link MarkerUnknown}, or if the customer is unknown or has
   *     changed since
   */
  public Version mark(CustomerId customer, Version expected, MarkerId marker) {
    return desk.change(
        MARK,
        change -> {
          CustomerId present = change.lock(customer, expected);
          MarkerSet.of(markers.all(change.work())).marker(marker);
          Optional<MarkerId> before = Optional.ofNullable(borne(present, change));
          if (!before.equals(Optional.of(marker))) {
            markers.put(change.work(), present, marker);
            change.happened(present, new CustomerMarked(before, marker));
          }
          return change.versionAfter(present);
        });
  }

  /**
   * Lets a customer bear no marker.
   *
   * @param expected the version that was read
   * @return the version after
   * @throws RefusedException if the customer is unknown or has changed since
   */
  public Version unmark(CustomerId customer, Version expected) {
    return desk.change(
        UNMARK,
        change -> {
          CustomerId present = change.lock(customer, expected);
          MarkerId marker = borne(present, change);
          if (marker != null) {
            markers.takeOff(change.work(), List.of(present));
            change.happened(present, new CustomerUnmarked(marker));
          }
          return change.versionAfter(present);
        });
  }

  private @Nullable MarkerId borne(CustomerId customer, Change change) {
    return markers.of(change.work(), List.of(customer)).get(customer);
  }

  private MarkerSet set(Change change) {
    return MarkerSet.of(markers.lock(change.work()));
  }

  private Marker update(After<MarkerSet> after, MarkerId marker, Change change) {
    keep(after, change);
    Marker updated = after.value().marker(marker);
    if (after.isChanged()) {
      markers.update(change.work(), updated);
    }
    return updated;
  }

  private static void keep(After<MarkerSet> after, Change change) {
    after.events().forEach(change::happened);
  }
}
