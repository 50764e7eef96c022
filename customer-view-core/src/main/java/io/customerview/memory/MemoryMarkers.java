package io.customerview.memory;

import io.customerview.marker.Marker;
import io.customerview.marker.MarkerRefusal.MarkerNameTaken;
import io.customerview.marker.MarkerRefusal.TooManyMarkers;
import io.customerview.marker.MarkerSet;
import io.customerview.marker.Markers;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The markers, and who bears which. */
final class MemoryMarkers implements Markers {

  private final Table<MarkerId, Marker> markers = Table.ordered();
  private final Table<MarkerId, MarkerId> retired = Table.ordered();
  private final Table<CustomerId, MarkerId> borne = Table.ordered();

  @Override
  public List<Marker> all(UnitOfWork work) {
    return markers.values().stream().sorted(MarkerSet.BY_NAME).toList();
  }

  /** Units of work that write run one after the other here. */
  @Override
  public List<Marker> lock(UnitOfWork work) {
    return all(work);
  }

  @Override
  public void add(UnitOfWork work, Marker marker) {
    if (markers.values().size() >= Marker.MOST) {
      throw new RefusedException(new TooManyMarkers(Marker.MOST));
    }
    update(work, marker);
  }

  @Override
  public void update(UnitOfWork work, Marker marker) {
    boolean taken =
        markers.values().stream()
            .anyMatch(
                other -> other.name().equals(marker.name()) && !other.id().equals(marker.id()));
    if (taken) {
      throw new RefusedException(new MarkerNameTaken());
    }
    markers.put(work, marker.id(), marker);
  }

  @Override
  public void retire(UnitOfWork work, MarkerId marker) {
    markers.remove(work, marker);
    retired.put(work, marker, marker);
  }

  @Override
  public boolean isRetired(UnitOfWork work, MarkerId marker) {
    return retired.contains(marker);
  }

  @Override
  public void remove(UnitOfWork work, MarkerId marker) {
    if (borne.values().contains(marker)) {
      throw new RefusedException(new ConcurrentChange());
    }
    markers.remove(work, marker);
    retired.remove(work, marker);
  }

  @Override
  public Map<CustomerId, MarkerId> of(UnitOfWork work, Collection<CustomerId> customers) {
    Map<CustomerId, MarkerId> found = new LinkedHashMap<>();
    for (CustomerId customer : customers) {
      MarkerId marker = borne.get(customer);
      if (marker != null) {
        found.put(customer, marker);
      }
    }
    return found;
  }

  @Override
  public List<CustomerId> bearers(UnitOfWork work, MarkerId marker, int limit) {
    return borne.rows().entrySet().stream()
        .filter(row -> row.getValue().equals(marker))
        .map(Map.Entry::getKey)
        .limit(limit)
        .toList();
  }

  @Override
  public void put(UnitOfWork work, CustomerId customer, MarkerId marker) {
    if (!markers.contains(marker)) {
      throw new RefusedException(new ConcurrentChange());
    }
    borne.put(work, customer, marker);
  }

  @Override
  public void takeOff(UnitOfWork work, Collection<CustomerId> customers) {
    customers.forEach(customer -> borne.remove(work, customer));
  }

  /** Returns the marker that a customer bears, if it bears one that is not retired. */
  Optional<Marker> of(CustomerId customer) {
    return Optional.ofNullable(borne.get(customer)).map(markers::get);
  }

  @Override
  public String part() {
    return Marker.PART;
  }

  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {
    of(customer).map(Marker::toRecord).ifPresent(record);
  }

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    borne.remove(work, customer);
  }

  /** A customer bears one marker at most, and the one that stays keeps its own (MRG-2). */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
