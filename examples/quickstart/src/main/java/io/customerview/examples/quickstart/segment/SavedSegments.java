package io.customerview.examples.quickstart.segment;

import io.customerview.segmentation.SegmentDesk;
import io.customerview.segmentation.SegmentEntry;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.SegmentId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The segments of a file as they are saved: those that are there already are found by their names,
 * and changed where they differ; those that are not in the file are removed. So the same file twice
 * changes nothing.
 *
 * @param ids by the segment, in the order of the file
 */
public record SavedSegments(
    Map<SegmentId, Segment> ids, int added, int changed, int unchanged, int removed) {

  /** Saves segments in the place of those that are there. */
  public static SavedSegments save(SegmentDesk desk, List<Segment> segments) {
    Map<String, SegmentEntry> stored = new HashMap<>();
    desk.all().forEach(entry -> stored.put(Segment.keyOf(entry.name()), entry));
    Map<SegmentId, Segment> ids = new LinkedHashMap<>();
    int added = 0;
    int changed = 0;
    for (Segment segment : segments) {
      SegmentEntry known = stored.remove(segment.nameKey());
      if (known == null) {
        ids.put(desk.add(segment), segment);
        added++;
      } else {
        if (!known.segment().equals(Optional.of(segment))) {
          desk.change(known.id(), known.asOf().rule(), segment);
          changed++;
        }
        ids.put(known.id(), segment);
      }
    }
    stored.values().forEach(entry -> desk.delete(entry.id(), entry.asOf().rule()));
    return new SavedSegments(ids, added, changed, segments.size() - added - changed, stored.size());
  }

  /** Returns the name of a segment of the file. */
  public String name(SegmentId id) {
    Segment segment = ids.get(id);
    return segment == null ? id.toString() : segment.name();
  }
}
