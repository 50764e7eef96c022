package io.customerview.segmentation.internal.index;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.internal.plan.HostValues;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.SegmentRefusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Segments on one day, ready to be asked all at once of one customer by a {@link Matcher}.
 *
 * <p>Immutable and thread-safe: a change gives another index, which shares what has not changed. A
 * segment that is added is asked by itself at first; every {@value #TAIL} of them become a block
 * that is asked at once. What was removed or replaced is only left out. {@link #compacted} puts all
 * of it into one block again.
 */
public final class SegmentIndex {

  /** How many added segments are asked one by one, at most. */
  static final int TAIL = 128;

  /** How many blocks are asked one after the other, at most, where an index is kept quick. */
  static final int MOST_PARTS = 8;

  private final int longestTail;

  private final Criteria known;
  private final LocalDate day;
  private final List<Part> parts;

  /** The latest segments, each asked by itself. */
  private final Entry[] tail;

  private final List<Field> hosts;

  private SegmentIndex(
      int longestTail,
      Criteria known,
      LocalDate day,
      List<Part> parts,
      Entry[] tail,
      List<Field> hosts) {
    this.longestTail = longestTail;
    this.known = known;
    this.day = day;
    this.parts = parts;
    this.tail = tail;
    this.hosts = hosts;
  }

  /** Obtains an index without segments. */
  public static SegmentIndex empty(Criteria known, LocalDate day) {
    return empty(known, day, TAIL);
  }

  /** Obtains an index that makes a block of this many segments that were added. */
  static SegmentIndex empty(Criteria known, LocalDate day, int longestTail) {
    return new SegmentIndex(longestTail, known, day, List.of(), new Entry[0], List.of());
  }

  /**
   * Obtains an index.
   *
   * @param known the criteria that are known here
   * @param day the day on which customers are asked
   * @throws RefusedException with {@link SegmentRefusal.CriterionUnknown} if a segment uses a
   *     criterion that is not known
   */
  public static SegmentIndex of(Criteria known, LocalDate day, Map<SegmentId, Segment> segments) {
    List<Entry> entries = new ArrayList<>(segments.size());
    segments.forEach((id, segment) -> entries.add(Entry.of(id, segment, known, day)));
    return ofEntries(TAIL, known, day, entries);
  }

  private static SegmentIndex ofEntries(
      int longestTail, Criteria known, LocalDate day, List<Entry> entries) {
    Set<Field> hosts = new LinkedHashSet<>();
    entries.forEach(entry -> hosts.addAll(entry.plan().hosts()));
    return new SegmentIndex(
        longestTail,
        known,
        day,
        entries.isEmpty() ? List.of() : List.of(Part.of(entries)),
        new Entry[0],
        List.copyOf(hosts));
  }

  /** Returns the day on which customers are asked. */
  public LocalDate day() {
    return day;
  }

  /** Returns how many segments there are. */
  public int size() {
    return parts.stream().mapToInt(Part::count).sum() + tail.length;
  }

  /** Returns whether a segment is there. */
  public boolean contains(SegmentId id) {
    return inTail(id) >= 0 || inParts(id) >= 0;
  }

  /** The fields of the host's own criteria that are read, and perhaps some that no longer are. */
  List<Field> hosts() {
    return hosts;
  }

  private int inTail(SegmentId id) {
    for (int at = 0; at < tail.length; at++) {
      if (tail[at].id().equals(id)) {
        return at;
      }
    }
    return -1;
  }

  /** Returns the part in which a segment counts, or -1. */
  private int inParts(SegmentId id) {
    for (int at = 0; at < parts.size(); at++) {
      int bit = parts.get(at).block().bit(id);
      if (bit >= 0 && parts.get(at).isLive(bit)) {
        return at;
      }
    }
    return -1;
  }

  /**
   * Returns this index with a segment, in place of the one with its id if there is one.
   *
   * @throws RefusedException with {@link SegmentRefusal.CriterionUnknown} if it uses a criterion
   *     that is not known
   */
  public SegmentIndex with(SegmentId id, Segment segment) {
    return with(Entry.of(id, segment, known, day));
  }

  private SegmentIndex with(Entry entry) {
    SegmentIndex rest = without(entry.id());
    Entry[] longer = Arrays.copyOf(rest.tail, rest.tail.length + 1);
    longer[rest.tail.length] = entry;
    List<Field> all = withHosts(List.of(entry));
    if (longer.length < longestTail) {
      return new SegmentIndex(longestTail, known, day, rest.parts, longer, all);
    }
    List<Part> more = new ArrayList<>(rest.parts);
    more.add(Part.of(Arrays.asList(longer)));
    return new SegmentIndex(longestTail, known, day, List.copyOf(more), new Entry[0], all);
  }

  /** Returns the same list if they are in it: a matcher makes room for other hosts only. */
  private List<Field> withHosts(List<Entry> more) {
    Set<Field> all = new LinkedHashSet<>(hosts);
    more.forEach(entry -> all.addAll(entry.plan().hosts()));
    return all.size() == hosts.size() ? hosts : List.copyOf(all);
  }

  /** Returns this index without a segment; this one if it isn't there. */
  public SegmentIndex without(SegmentId id) {
    int inTail = inTail(id);
    if (inTail >= 0) {
      Entry[] shorter = new Entry[tail.length - 1];
      System.arraycopy(tail, 0, shorter, 0, inTail);
      System.arraycopy(tail, inTail + 1, shorter, inTail, shorter.length - inTail);
      return new SegmentIndex(longestTail, known, day, parts, shorter, hosts);
    }
    int inParts = inParts(id);
    if (inParts < 0) {
      return this;
    }
    Part part = parts.get(inParts);
    Part rest = part.without(part.block().bit(id));
    List<Part> others = new ArrayList<>(parts);
    if (rest.count() == 0) {
      others.remove(inParts);
    } else {
      others.set(inParts, rest);
    }
    return new SegmentIndex(longestTail, known, day, List.copyOf(others), tail, hosts);
  }

  /** Returns this index with all segments in one block, as quick to ask as can be. */
  public SegmentIndex compacted() {
    boolean isCompact =
        tail.length == 0
            && (parts.isEmpty()
                || (parts.size() == 1 && parts.get(0).count() == parts.get(0).block().size()));
    return isCompact ? this : ofEntries(longestTail, known, day, entries());
  }

  /**
   * Returns this index, {@linkplain #compacted() compacted} if changes have made it slow: it is in
   * more than {@value #MOST_PARTS} blocks, or less counts in them than was left out. So a
   * compaction is made once in many changes, or days. What none of its segments uses any more of
   * the host's own criteria, it no longer reads.
   */
  public SegmentIndex keptQuick() {
    int places = parts.stream().mapToInt(part -> part.block().size()).sum();
    int counting = size() - tail.length;
    return parts.size() > MOST_PARTS || places > 2 * counting ? compacted() : withUsedHosts();
  }

  /** A block reads what those use too that were left out of it, so it is made anew. */
  private SegmentIndex withUsedHosts() {
    if (hosts.isEmpty()) {
      return this;
    }
    List<Entry> entries = entries();
    Set<Field> used = new LinkedHashSet<>();
    entries.forEach(entry -> used.addAll(entry.plan().hosts()));
    return used.size() == hosts.size() ? this : ofEntries(longestTail, known, day, entries);
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Part part : parts) {
      for (int bit = 0; bit < part.block().size(); bit++) {
        if (part.isLive(bit)) {
          entries.add(part.block().entry(bit));
        }
      }
    }
    entries.addAll(Arrays.asList(tail));
    return entries;
  }

  /**
   * Returns this index on another day. Only segments with arguments relative to today are looked
   * at, and only those that mean something else on that day are indexed again.
   */
  public SegmentIndex on(LocalDate other) {
    if (other.equals(day)) {
      return this;
    }
    List<Part> kept = new ArrayList<>();
    List<Entry> changed = new ArrayList<>();
    for (Part part : parts) {
      Part rest = part;
      for (int bit = 0; bit < part.block().size(); bit++) {
        Entry entry = part.block().entry(bit);
        if (entry.relative().isPresent() && part.isLive(bit)) {
          Entry then = entry.on(other, known);
          if (!then.formula().equals(entry.formula())) {
            rest = rest.without(bit);
            changed.add(then);
          }
        }
      }
      if (rest.count() > 0) {
        kept.add(rest);
      }
    }
    if (!changed.isEmpty()) {
      kept.add(Part.of(List.copyOf(changed)));
    }
    Entry[] latest = tail.clone();
    for (int at = 0; at < latest.length; at++) {
      latest[at] = latest[at].on(other, known);
    }
    changed.addAll(Arrays.asList(latest)); // on another day a segment may use other criteria
    return new SegmentIndex(
        longestTail, known, other, List.copyOf(kept), latest, withHosts(changed));
  }

  void match(CustomerFacts facts, HostValues read, Scratch scratch, Matches matches) {
    for (int at = 0; at < parts.size(); at++) {
      Part part = parts.get(at);
      part.block().match(facts, read, part.live(), scratch, matches);
    }
    for (int at = 0; at < tail.length; at++) {
      HostCriterionException failure = failureOrNull(tail[at], read);
      if (failure != null) {
        matches.addFailed(tail[at].id(), failure);
      } else if (matches.isMember(tail[at], facts, read)) {
        matches.add(at);
      }
    }
    matches.endOf(tail);
  }

  private static @Nullable HostCriterionException failureOrNull(Entry entry, HostValues read) {
    List<Field> used = entry.plan().hosts();
    for (int at = 0; at < used.size(); at++) {
      HostCriterionException failure = read.failureOrNull(used.get(at));
      if (failure != null) {
        return failure;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return "SegmentIndex[" + size() + " segments on " + day + "]";
  }
}
