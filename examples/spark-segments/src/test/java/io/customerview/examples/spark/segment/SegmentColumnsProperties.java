package io.customerview.examples.spark.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.CustomerFacts;
import io.customerview.examples.spark.LocalSpark;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.PlainReading;
import io.customerview.segmentation.testkit.SegmentArbitraries;
import io.customerview.shared.CustomerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.ShrinkingMode;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

class SegmentColumnsProperties {

  private static final PlainReading PLAIN =
      new PlainReading(SegmentArbitraries.CRITERIA, SegmentArbitraries.TODAY);
  private static final HostColumns HOST =
      HostColumns.none()
          .with(
              SegmentArbitraries.SEATS.criterion(),
              SegmentArbitraries.VISIT.criterion(),
              SegmentArbitraries.PLAN.criterion());
  private static final List<CustomerFacts> CUSTOMERS = customers(1_000);
  private static final Dataset<Row> BASE =
      LocalSpark.base(SegmentArbitraries.CRITERIA, CUSTOMERS).cache();

  private static List<CustomerFacts> customers(int count) {
    RandomGenerator<CustomerFacts> generator = SegmentArbitraries.customers().generator(count);
    Random random = new Random(20240229);
    Map<CustomerId, CustomerFacts> customers = new LinkedHashMap<>();
    while (customers.size() < count) {
      CustomerFacts next = generator.next(random).value();
      customers.put(next.customer(), next);
    }
    return new ArrayList<>(customers.values());
  }

  @Provide
  Arbitrary<List<Segment>> segments() {
    return SegmentArbitraries.segments().list().ofSize(50);
  }

  @Provide
  Arbitrary<List<Segment>> plain() {
    return SegmentArbitraries.plainSegments().list().ofSize(50);
  }

  @Provide
  Arbitrary<List<CustomerFacts>> few() {
    return SegmentArbitraries.customers()
        .list()
        .ofMaxSize(60)
        .uniqueElements(CustomerFacts::customer);
  }

  @Provide
  Arbitrary<List<Segment>> fewSegments() {
    return SegmentArbitraries.segments().list().ofSize(4);
  }

  @Property(tries = 12, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  @Label("SEG-6: Spark has the members of the rules' plain reading")
  void same_members(@ForAll("segments") List<Segment> segments) {
    check(BASE, CUSTOMERS, segments);
  }

  @Property(tries = 6, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  @Label("SEG-6: so it has for segments of the plain shape")
  void same_members_of_plain_segments(@ForAll("plain") List<Segment> segments) {
    check(BASE, CUSTOMERS, segments);
  }

  @Property(tries = 8, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  @Label("SEG-6: a filter over the files lets the same members through")
  void same_members_by_filters(
      @ForAll("few") List<CustomerFacts> customers, @ForAll("fewSegments") List<Segment> segments) {
    Dataset<Row> base = LocalSpark.base(SegmentArbitraries.CRITERIA, customers);
    SparkSegments spark = SparkSegments.of(base, HOST, SegmentArbitraries.TODAY);
    for (Segment segment : segments) {
      Set<CustomerId> members = new HashSet<>();
      spark.members(segment).collectAsList().forEach(row -> members.add(customer(row, 0)));
      assertThat(members).as("%s", segment.condition()).isEqualTo(plain(segment, customers));
    }
  }

  private static void check(
      Dataset<Row> base, List<CustomerFacts> customers, List<Segment> segments) {
    List<Segment> named =
        IntStream.range(0, segments.size())
            .mapToObj(at -> named("segment " + at, segments.get(at)))
            .toList();
    Map<String, Set<CustomerId>> members = new HashMap<>();
    SparkSegments.of(base, HOST, SegmentArbitraries.TODAY)
        .memberships(named)
        .collectAsList()
        .forEach(
            row ->
                members
                    .computeIfAbsent(row.getString(0), name -> new HashSet<>())
                    .add(customer(row, 1)));
    for (Segment segment : named) {
      assertThat(members.getOrDefault(segment.name(), Set.of()))
          .as("%s", segment.condition())
          .isEqualTo(plain(segment, customers));
    }
  }

  private static Set<CustomerId> plain(Segment segment, List<CustomerFacts> customers) {
    return customers.stream()
        .filter(customer -> PLAIN.isMember(segment, customer))
        .map(CustomerFacts::customer)
        .collect(Collectors.toSet());
  }

  private static Segment named(String name, Segment segment) {
    return Segment.builder(name)
        .combined(segment.combined().toArray(Condition[]::new))
        .independent(segment.independent().toArray(Condition[]::new))
        .build();
  }

  private static CustomerId customer(Row row, int column) {
    return new CustomerId(UUID.fromString(row.getString(column)));
  }
}
