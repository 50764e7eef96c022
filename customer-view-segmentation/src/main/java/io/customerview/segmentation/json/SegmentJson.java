package io.customerview.segmentation.json;

import io.customerview.segmentation.json.JsonRefusal.NameRepeated;
import io.customerview.segmentation.json.JsonRefusal.TooLong;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Segments as JSON, for people and for programs:
 *
 * <pre>{@code
 * {
 *   "name": "Renewing soon",
 *   "combined": [
 *     {"criterion": "revenue", "operator": ">=", "argument": "500.00"},
 *     {"criterion": "nextRenewal", "between": ["today", "today+30d"]},
 *     {"not": {"criterion": "city", "in": ["Campinas", "Santos"]}}
 *   ]
 * }
 * }</pre>
 *
 * <p>All of {@code combined} hold, and one of {@code independent} (SEG-1). A condition is a
 * criterion with an operator ({@code >}, {@code >=}, {@code =}, {@code <=}, {@code <}) and an
 * argument, with a list ({@code in}), or with two limits ({@code between}, both included); or a
 * block: {@code all} or {@code any} of a list of conditions, {@code not} one, or one that the
 * {@code sameContract} meets. Amounts are texts or numbers, and exact as both; days are written
 * {@code 2021-02-10}, or from today: {@code today}, {@code today+30d}, {@code today-12m}.
 *
 * <p>A document is read whole or not at all: a property, criterion or operator that is not known is
 * an issue, and never passed over, and every issue is told at once ({@link Reading}). A text has at
 * most {@value #LONGEST} characters.
 *
 * <p>It needs Jackson: the dependency {@code com.fasterxml.jackson.core:jackson-core}, and on the
 * module path {@code requires com.fasterxml.jackson.core}. Where it is missing, reading and writing
 * throw {@link IllegalStateException}. Immutable and thread-safe.
 */
public final class SegmentJson {

  /** The longest text, in UTF-16 units. */
  public static final int LONGEST = 1_000_000;

  /** How many issues of a document are told one by one. */
  public static final int MOST_ISSUES = 1_000;

  private static final String HOW_TO_ADD =
      "add the dependency com.fasterxml.jackson.core:jackson-core, and on the module path"
          + " \"requires com.fasterxml.jackson.core\"";

  private final Criteria known;

  private SegmentJson(Criteria known) {
    this.known = known;
  }

  /** Obtains what reads segments with these criteria. */
  public static SegmentJson of(Criteria known) {
    return new SegmentJson(Objects.requireNonNull(known, "known"));
  }

  /** Reads one segment. */
  public Reading<Segment> read(String json) {
    return withJackson(() -> SegmentReader.segment(known, json));
  }

  /**
   * Reads a file of segments, {@code {"segments": […]}}, of which no two have the same name: in NFC
   * and trimmed, with its case and accents.
   */
  public Reading<List<Segment>> readAll(String json) {
    return withJackson(() -> SegmentReader.segments(known, json));
  }

  /**
   * Writes a segment. The same segment gives the same text on every machine, and whoever knows its
   * criteria reads an equal one from it.
   *
   * @throws RefusedException with {@link TooLong} if the text would be too long to be read
   */
  public static String write(Segment segment) {
    return withJackson(() -> new SegmentWriter().segment(segment).text());
  }

  /**
   * Writes a file of segments; else as {@link #write}.
   *
   * @throws RefusedException with {@link TooLong}, or {@link NameRepeated}
   */
  public static String writeAll(List<Segment> segments) {
    return withJackson(() -> new SegmentWriter().segments(segments).text());
  }

  /**
   * Returns the JSON Schema (draft 2020-12) of a segment and of a file of segments, for editors and
   * for programs in other languages. It refuses nothing that is read here; what it can't tell is
   * told by reading: whether a criterion of the host's own is known, whether a day exists, whether
   * blocks stand too deep. The same file lies in the jar beside this class, as {@code
   * segment.schema.json}.
   */
  public static String schema() {
    try (InputStream file = SegmentJson.class.getResourceAsStream("segment.schema.json")) {
      return new String(
          Objects.requireNonNull(file, "segment.schema.json").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Refuses to go on without Jackson.
   *
   * @throws IllegalStateException if it is missing, with the dependency to add
   */
  public static void requireJackson() {
    withJackson(() -> SegmentReader.segment(Criteria.standard(), "{}"));
  }

  private static <T> T withJackson(Supplier<T> work) {
    try {
      return work.get();
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "Jackson is missing (" + missing.getMessage() + "): " + HOW_TO_ADD, missing);
    }
  }
}
