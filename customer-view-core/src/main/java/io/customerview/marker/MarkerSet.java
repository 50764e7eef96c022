package io.customerview.marker;

import io.customerview.marker.MarkerEvent.MarkerAdded;
import io.customerview.marker.MarkerEvent.MarkerDeleted;
import io.customerview.marker.MarkerEvent.MarkerEmojiChanged;
import io.customerview.marker.MarkerEvent.MarkerRenamed;
import io.customerview.marker.MarkerRefusal.MarkerNameTaken;
import io.customerview.marker.MarkerRefusal.MarkerUnknown;
import io.customerview.marker.MarkerRefusal.TooManyMarkers;
import io.customerview.shared.After;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.MarkerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All markers together, and the rules for changing them (MRK-1). Immutable and thread-safe.
 *
 * <p>What changes nothing, such as a name that a marker has already, makes nothing happen.
 */
@Wiring
public final class MarkerSet {

  /** The order in which markers are shown: by name. */
  public static final Comparator<Marker> BY_NAME =
      Comparator.comparing(Marker::name, CodePointOrder::compare);

  private final Map<MarkerId, Marker> markers;

  private MarkerSet(Map<MarkerId, Marker> markers) {
    this.markers = Collections.unmodifiableMap(markers);
  }

  /** Obtains the set from what is stored. */
  public static MarkerSet of(Collection<Marker> stored) {
    Map<MarkerId, Marker> byId = new LinkedHashMap<>();
    stored.forEach(marker -> byId.put(marker.id(), marker));
    return new MarkerSet(byId);
  }

  /** Returns the markers, by name. */
  public List<Marker> markers() {
    return markers.values().stream().sorted(BY_NAME).toList();
  }

  /**
   * Returns one of the markers.
   *
   * @throws RefusedException with {@link MarkerUnknown}
   */
  public Marker marker(MarkerId id) {
    Marker marker = markers.get(id);
    if (marker == null) {
      throw new RefusedException(new MarkerUnknown(id));
    }
    return marker;
  }

  /**
   * Adds a marker.
   *
   * @throws RefusedException with {@link TooManyMarkers}, {@link MarkerNameTaken}, or {@code
   *     NotOneEmoji} if only a newer version of this library knows the emoji
   */
  public After<MarkerSet> add(Marker marker) {
    marker.emoji().refuseUnknown();
    if (markers.size() >= Marker.MOST) {
      throw new RefusedException(new TooManyMarkers(Marker.MOST));
    }
    refuseTaken(marker);
    return After.of(with(marker), new MarkerAdded(marker.id()));
  }

  /**
   * Gives a marker another name.
   *
   * @throws RefusedException with {@link MarkerUnknown}, {@link MarkerNameTaken}, or as {@link
   *     Marker}
   */
  public After<MarkerSet> rename(MarkerId id, String name) {
    Marker before = marker(id);
    Marker after = new Marker(id, name, before.emoji());
    if (after.equals(before)) {
      return After.unchanged(this);
    }
    refuseTaken(after);
    return After.of(with(after), new MarkerRenamed(id, before.name(), after.name()));
  }

  /**
   * Gives a marker another emoji; two may have the same.
   *
   * @throws RefusedException with {@link MarkerUnknown}, or {@code NotOneEmoji} as {@link #add}
   */
  public After<MarkerSet> changeEmoji(MarkerId id, Emoji emoji) {
    Marker before = marker(id);
    Marker after = new Marker(id, before.name(), emoji);
    if (after.equals(before)) {
      return After.unchanged(this);
    }
    emoji.refuseUnknown();
    return After.of(with(after), new MarkerEmojiChanged(id, before.emoji(), emoji));
  }

  /**
   * Deletes a marker.
   *
   * @throws RefusedException with {@link MarkerUnknown}
   */
  public After<MarkerSet> delete(MarkerId id) {
    Map<MarkerId, Marker> rest = new LinkedHashMap<>(markers);
    rest.remove(marker(id).id());
    return After.of(new MarkerSet(rest), new MarkerDeleted(id));
  }

  private void refuseTaken(Marker marker) {
    boolean taken =
        markers.values().stream()
            .anyMatch(
                other -> other.name().equals(marker.name()) && !other.id().equals(marker.id()));
    if (taken) {
      throw new RefusedException(new MarkerNameTaken());
    }
  }

  private MarkerSet with(Marker marker) {
    Map<MarkerId, Marker> next = new LinkedHashMap<>(markers);
    next.put(marker.id(), marker);
    return new MarkerSet(next);
  }
}
