package io.customerview.segmentation.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.SegmentArbitraries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SegmentJsonProperties {

  private static final SegmentJson JSON = SegmentJson.of(SegmentArbitraries.CRITERIA);

  @Provide
  Arbitrary<Segment> segments() {
    return SegmentArbitraries.segments();
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-1: a segment that is written and read is the same, and is written the same again")
  void there_and_back(@ForAll("segments") Segment segment) {
    String written = SegmentJson.write(segment);
    Segment read = JSON.read(written).orElseThrow();
    assertThat(read).isEqualTo(segment);
    assertThat(SegmentJson.write(read)).isEqualTo(written);
    assertThat(Schema.complaints(written)).isEmpty();
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-1: so is a file of segments")
  void files(@ForAll("segments") Segment one, @ForAll("segments") Segment other) {
    List<Segment> segments = List.of(named("one", one), named("other", other));
    String written = SegmentJson.writeAll(segments);
    assertThat(JSON.readAll(written).orElseThrow()).isEqualTo(segments);
    assertThat(Schema.complaints(written)).isEmpty();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("a document in which something was changed gives a segment or issues, each with a place")
  void mutations(@ForAll("segments") Segment segment, @ForAll long seed) {
    Random random = new Random(seed);
    JsonNode tree = Schema.tree(SegmentJson.write(segment));
    for (int change = random.nextInt(3); change >= 0; change--) {
      Mutation.change(tree, random);
    }
    Reading<Segment> reading = JSON.read(tree.toString());
    boolean taken = Schema.SEGMENT.validate(tree).isEmpty();
    assertThat(taken || !reading.isRead()).as("the schema refuses nothing that is read").isTrue();
    check(reading);
    for (Issue issue : reading.issues()) {
      JsonPointer pointer = JsonPointer.compile(issue.pointer());
      assertThat(tree.at(pointer).isMissingNode()).as(issue.toString()).isFalse();
    }
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  @Label("so does a text in which characters were changed")
  void broken_texts(@ForAll("segments") Segment segment, @ForAll long seed) {
    check(JSON.read(Mutation.broken(SegmentJson.write(segment), new Random(seed))));
    check(JSON.readAll(Mutation.broken(SegmentJson.writeAll(List.of(segment)), new Random(seed))));
  }

  /** Either a segment or issues, of which each can be shown. */
  private static void check(Reading<?> reading) {
    assertThat(reading.value().isPresent()).isEqualTo(reading.issues().isEmpty());
    List<Integer> places = new ArrayList<>();
    for (Issue issue : reading.issues()) {
      assertThat(issue.pointer()).matches("(/[^/]*)*");
      assertThat(issue.line()).isPositive();
      assertThat(issue.column()).isPositive();
      assertThat(issue.message(Locale.ENGLISH)).isNotBlank();
      places.add(issue.line() * 1_000_000 + issue.column());
    }
    assertThat(places).isSorted();
  }

  private static Segment named(String name, Segment segment) {
    Segment.Builder builder = Segment.builder(name);
    segment.combined().forEach(builder::combined);
    segment.independent().forEach(builder::independent);
    return builder.build();
  }
}
