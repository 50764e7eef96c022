package io.customerview.marker;

import io.customerview.shared.DomainEvent;
import io.customerview.shared.MarkerId;
import java.util.Map;
import java.util.Optional;

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
  record MarkerRenamed(MarkerId marker, String from, String to) implements MarkerEvent {
    @Override
    public String name() {
      return "marker.renamed";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("marker", marker.toString(), "name", DomainEvent.fromTo(from, to));
    }
  }

  /** A marker got another emoji. */
  record MarkerEmojiChanged(MarkerId marker, Emoji from, Emoji to) implements MarkerEvent {
    @Override
    public String name() {
      return "marker.emoji_changed";
    }

    @Override
    public Map<String, String> details() {
      return Map.of(
          "marker", marker.toString(), "emoji", DomainEvent.fromTo(from.text(), to.text()));
    }
  }

  /** A marker was deleted. */
  record MarkerDeleted(MarkerId marker) implements MarkerEvent {
    @Override
    public String name() {
      return "marker.deleted";
    }
  }

  /**
   * A customer got a marker, in the place of another one if it bore one.
   *
   * @param from the marker that it bore before
   */
  record CustomerMarked(Optional<MarkerId> from, MarkerId marker) implements MarkerEvent {
    @Override
    public String name() {
      return "marker.put";
    }

    @Override
    public Map<String, String> details() {
      return Map.of(
          "marker",
          from.map(before -> DomainEvent.fromTo(before.toString(), marker.toString()))
              .orElseGet(marker::toString));
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
