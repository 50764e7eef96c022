package io.customerview.marker;

import io.customerview.shared.DomainEvent;
import io.customerview.shared.MarkerId;
import java.util.Map;

/** What happened to a marker, or to a customer with one. */
public sealed interface MarkerEvent extends DomainEvent {

  /** Returns which marker. */
  MarkerId marker();

  @Override
  default Map<String, String> details() {
    return Map.of("marker", marker().toString());
  }

  /** A marker was added. */
  record MarkerAdded(MarkerId marker) implements MarkerEvent {
    @Override
    public String name() {
      return "marker.added";
    }
  }

  /** A marker was renamed. */
  record MarkerRenamed(MarkerId marker) implements MarkerEvent {
    @Override
    public String name() {
      return "marker.renamed";
    }
  }

  /** A marker got another emoji. */
  record MarkerEmojiChanged(MarkerId marker) implements MarkerEvent {
    @Override
    public String name() {
      return "marker.emoji_changed";
    }
  }

  /** A marker was deleted. */
  record MarkerDeleted(MarkerId marker) implements MarkerEvent {
    @Override
    public String name() {
      return "marker.deleted";
    }
  }

  /** A customer got a marker, in the place of another one if it bore one. */
  record CustomerMarked(MarkerId marker) implements MarkerEvent {
    @Override
    public String name() {
      return "marker.put";
    }
  }

  /** A customer bears a marker no longer, nor any other. */
  record CustomerUnmarked(MarkerId marker) implements MarkerEvent {
    @Override
    public String name() {
      return "marker.taken_off";
    }
  }
}
