package io.customerview.marker;

import io.customerview.shared.CleanText;
import io.customerview.shared.MarkerId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A marker (marcador): a name and an emoji (MRK-1). Immutable.
 *
 * @param id which one
 * @param name what it is called, in NFC and trimmed: 1 to {@value #LONGEST_NAME} code points. No
 *     two markers have the same, compared as it stands
 * @param emoji what is shown of it
 */
public record Marker(MarkerId id, String name, Emoji emoji) {

  /** The most markers that there are at once. */
  public static final int MOST = 15;

  /** The most code points of a name. */
  public static final int LONGEST_NAME = 128;

  /** The name of this part in an export. */
  public static final String PART = "marker";

  /**
   * Makes a marker.
   *
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal} if the name is blank, too long, or holds a control
   *     character
   */
  public Marker {
    Objects.requireNonNull(id, "id");
    name = CleanText.required("markerName", name, LONGEST_NAME);
    Objects.requireNonNull(emoji, "emoji");
  }

  /** Returns this as it is exported of a customer who bears it (PRIV-1). */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("marker", id.toString());
    fields.put("name", name);
    fields.put("emoji", emoji.text());
    return fields;
  }
}
