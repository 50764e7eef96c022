package io.customerview.marker;

import io.customerview.shared.MarkerId;
import io.customerview.shared.Refusal;
import java.util.List;

/** Why something with a marker was refused. */
public sealed interface MarkerRefusal extends Refusal {

  /** There is no marker with this id, or no longer. */
  record MarkerUnknown(MarkerId marker) implements MarkerRefusal {
    @Override
    public String code() {
      return "marker.unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(marker.value());
    }
  }

  /** There are as many markers as there can be (MRK-1). */
  record TooManyMarkers(int most) implements MarkerRefusal {
    @Override
    public String code() {
      return "marker.too_many";
    }

    @Override
    public List<Object> arguments() {
      return List.of(most);
    }
  }

  /** Another marker has this name (MRK-1). */
  record MarkerNameTaken() implements MarkerRefusal {
    @Override
    public String code() {
      return "marker.name_taken";
    }
  }

  /** A text is no emoji, or several (MRK-1). */
  record NotOneEmoji() implements MarkerRefusal {
    @Override
    public String code() {
      return "marker.not_one_emoji";
    }
  }
}
