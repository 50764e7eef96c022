package io.customerview.segmentation.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.segmentation.json.JsonRefusal.Unreadable;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.RefusedException;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentJsonTest {

  private static final SegmentJson JSON = SegmentJson.of(Criteria.standard());

  /** Every form of a condition and every kind of argument, as it is written. */
  private static final String EVERYTHING =
      """
      {
        "name": "São Paulo \\"and\\" the rest",
        "combined": [
          {"criterion": "revenue", "operator": ">=", "argument": "500.00"},
          {"criterion": "nextRenewal", "between": ["today", "today+30d"]},
          {"criterion": "city", "in": ["Campinas", "Santos"]},
          {"not": {"criterion": "contractStart", "operator": "<", "argument": "today-12m"}},
          {"any": [
            {"criterion": "state", "operator": "=", "argument": "SP"},
            {"all": [
              {"criterion": "seats", "operator": ">", "argument": "2.5001"}
            ]}
          ]}
        ],
        "independent": [
          {"sameContract": {"all": [
            {"criterion": "tag", "operator": "=", "argument": "tag 01"},
            {"criterion": "contractEnd", "operator": "<=", "argument": "2021-02-10"}
          ]}}
        ]
      }\
      """;

  private static Segment everything() {
    return Segment.builder("São Paulo \"and\" the rest")
        .combined(
            Criterion.REVENUE.atLeast(new BigDecimal("500")),
            Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.days(30)),
            Criterion.CITY.in("Campinas", "Santos"),
            new Not(Criterion.CONTRACT_START.lessThan(RelativeDay.months(-12))),
            new AnyOf(
                List.of(
                    Criterion.STATE.equalTo("SP"),
                    new AllOf(
                        List.of(
                            Criterion.decimal("seats").greaterThan(new BigDecimal("2.5001")))))))
        .independent(
            new SameContract(
                new AllOf(
                    List.of(
                        Criterion.TAG.equalTo("tag 01"),
                        Criterion.CONTRACT_END.atMost(LocalDate.of(2021, 2, 10))))))
        .build();
  }

  private static SegmentJson withSeats() {
    return SegmentJson.of(
        Criteria.standard().with(HostCriterion.of(Criterion.decimal("seats"), facts -> List.of())));
  }

  @Test
  @DisplayName("SEG-1: every form of a condition is read, and written as it was")
  void everything_there_and_back() {
    assertThat(withSeats().read(EVERYTHING).orElseThrow()).isEqualTo(everything());
    assertThat(SegmentJson.write(everything())).isEqualTo(EVERYTHING);
    assertThat(Schema.complaints(EVERYTHING)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "500, 500.00",
    "'\"500\"', 500.00",
    "5E+2, 500.00",
    "0.0001, 0.0001",
    "-0.10, -0.10",
    "999999999999.9999, 999999999999.9999",
    "'\"999999999999.9999\"', 999999999999.9999",
    "0E+1000000000, 0.00"
  })
  @DisplayName("SEG-2: amounts are exact, as numbers and as texts")
  void amounts(String written, String read) {
    assertThat(JSON.read(revenue(written)).orElseThrow().combined())
        .containsExactly(Criterion.REVENUE.equalTo(new BigDecimal(read)));
  }

  @ParameterizedTest
  @CsvSource({
    "1E+1000000000, money.out_of_range",
    "1E-1000000000, money.too_precise",
    "1E+99999999999, money.unreadable",
    "1000000000000, money.out_of_range",
    "0.00001, money.too_precise",
    "'\"1E5\"', money.unreadable",
    "'\"1.234,56\"', money.unreadable",
    "true, json.wrong_type",
    "null, json.wrong_type",
    "NaN, json.malformed"
  })
  @DisplayName("SEG-2: what is no amount is refused, and nothing is expanded for it")
  void no_amounts(String written, String code) {
    assertThat(codes(JSON.read(revenue(written)))).containsExactly(code);
  }

  @Test
  @DisplayName("SEG-2: ten thousand digits are no amount")
  void many_digits() {
    assertThat(codes(JSON.read(revenue("9".repeat(10_000))))).containsExactly("money.unreadable");
    assertThat(codes(JSON.read(revenue('"' + "9".repeat(10_000) + '"'))))
        .containsExactly("money.unreadable");
  }

  @ParameterizedTest
  @CsvSource({
    "2021-02-30, json.day_unreadable",
    "2023-02-29, json.day_unreadable",
    "10/02/2021, json.day_unreadable",
    "2021-2-1, json.day_unreadable",
    "0000-01-01, segment.day_out_of_range",
    "today + 30d, json.day_unreadable",
    "today+30, json.day_unreadable",
    "today+36501d, segment.day_out_of_range",
    "today-1201m, segment.day_out_of_range",
    "Today, json.day_unreadable"
  })
  @DisplayName("SEG-10: days that don't exist are refused")
  void no_days(String written, String code) {
    String json = comparison("nextRenewal", "=", '"' + written + '"');
    Reading<Segment> reading = JSON.read(json);
    assertThat(codes(reading)).containsExactly(code);
    assertThat(reading.issues().get(0).pointer()).isEqualTo("/combined/0/argument");
  }

  @Test
  @DisplayName("SEG-1: a rule nested a thousand deep is one issue")
  void deep() {
    for (int depth : new int[] {1_000, 40, 200_000}) {
      String json = segment("{\"not\": ".repeat(depth) + "{}" + "}".repeat(depth));
      Reading<Segment> reading = JSON.read(json);
      assertThat(codes(reading))
          .containsExactly(depth < 110_000 ? "segment.too_deep" : "json.too_long");
    }
    String brackets = "[".repeat(1_000);
    assertThat(codes(JSON.read(brackets))).containsExactly("segment.too_deep");
    assertThat(codes(JSON.readAll(brackets))).containsExactly("segment.too_deep");
  }

  @Test
  @DisplayName("SEG-1: the deepest rule can be written and read, and one deeper can't be")
  void deepest() {
    Condition condition = Criterion.CITY.equalTo("Santos");
    for (int depth = 1; depth < Condition.DEEPEST - 1; depth++) {
      condition = new AllOf(List.of(condition));
    }
    Segment deepest = Segment.builder("deep").combined(condition).build();
    String written = SegmentJson.write(deepest);
    assertThat(JSON.read(written).orElseThrow()).isEqualTo(deepest);
    String deeper = written.replace("\"combined\"", "\"independent\"");
    assertThat(codes(JSON.read(deeper))).containsExactly("segment.too_deep");
  }

  @Test
  @DisplayName(
      "SEG-1: a rule of ten thousand conditions is one issue, in whatever blocks they stand")
  void many_conditions() {
    String one = "{\"criterion\":\"city\",\"operator\":\"=\",\"argument\":\"a\"}";
    String list = IntStream.range(0, 10_000).mapToObj(at -> one).collect(Collectors.joining(","));
    for (String json :
        List.of(
            segment(list),
            segment("{\"any\":[" + list + "]}"),
            segment("{\"not\":{\"all\":[" + list + "]}}"))) {
      Reading<Segment> reading = JSON.read(json);
      assertThat(codes(reading)).containsExactly("segment.too_many_conditions");
      assertThat(reading.issues().get(0).message(Locale.ENGLISH)).contains("10,000");
    }
    String most = IntStream.range(0, 1_000).mapToObj(at -> one).collect(Collectors.joining(","));
    assertThat(JSON.read(segment(most)).isRead()).isTrue();
  }

  @Test
  @DisplayName("SEG-1: a long text is refused before any work, and none is written")
  void long_text() {
    String blank = " ".repeat(SegmentJson.LONGEST - 2);
    assertThat(codes(JSON.read(blank + "{}x"))).containsExactly("json.too_long");
    assertThat(codes(JSON.read(blank + "{}"))).contains("json.property_missing");
    String[] words =
        IntStream.range(0, 1_000).mapToObj(at -> at + "x".repeat(250)).toArray(String[]::new);
    Segment.Builder large = Segment.builder("large");
    for (int count = 0; count < 5; count++) {
      large.combined(Criterion.CITY.in(words));
    }
    assertThatThrownBy(() -> SegmentJson.write(large.build()))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.code()).isEqualTo("json.too_long"));
  }

  @Test
  @DisplayName("SEG-1: issues beyond a thousand are counted")
  void many_issues() {
    Reading<Segment> reading = JSON.read(segment("1,".repeat(1_499) + "1"));
    assertThat(reading.issues()).hasSize(SegmentJson.MOST_ISSUES + 1);
    assertThat(reading.issues().get(SegmentJson.MOST_ISSUES).refusal())
        .isEqualTo(new JsonRefusal.MoreIssues(500));
  }

  @Test
  @DisplayName("SEG-1: the throwing form tells every issue, as a value and in words")
  void throwing() {
    Reading<Segment> reading =
        JSON.read(
            """
            {"name": "x",
             "combined": [{"criterion": "cidade", "operator": "=>", "argument": "Santos"}]}\
            """);
    assertThatThrownBy(reading::orElseThrow)
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> {
              assertThat(e.refusal()).isEqualTo(new Unreadable(reading.issues()));
              assertThat(e)
                  .hasMessageContaining("2:29 /combined/0/criterion: There is no criterion")
                  .hasMessageContaining("Did you mean \">=\"?")
                  .hasMessageNotContaining("Santos");
            });
    assertThat(reading.issues().get(0).expected()).hasSize(8).contains("revenue", "city");
    assertThat(reading.issues().get(1).nearest()).contains(">=");
    assertThat(reading.value()).isEmpty();
    assertThat(reading)
        .hasToString(
            "Reading[Issue[/combined/0/criterion (2:29) json.criterion_unknown],"
                + " Issue[/combined/0/operator (2:51) json.operator_unknown]]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u00a0", "\\u200b", "\\ufeff", "\\u2003"})
  @DisplayName(
      "SEG-1: names in a file are compared as they are kept, without any blank around them")
  void names_with_blanks(String blank) {
    String one = segment("{\"criterion\":\"city\",\"in\":[\"a\"]}");
    Reading<List<Segment>> reading =
        JSON.readAll(
            "{\"segments\":[" + one + "," + one.replace("\"n\"", "\"n" + blank + "\"") + "]}");
    assertThat(reading.issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.refusal()).isEqualTo(new JsonRefusal.NameRepeated(1)));
  }

  @Test
  @DisplayName("SEG-1: names that differ in case or accents are different names")
  void names_differ_in_case() {
    String one = segment("{\"criterion\":\"city\",\"in\":[\"a\"]}");
    Reading<List<Segment>> reading =
        JSON.readAll("{\"segments\":[" + one + "," + one.replace("\"n\"", "\"N\"") + "]}");
    assertThat(reading.issues()).isEmpty();
    assertThat(reading.orElseThrow()).hasSize(2);
  }

  @Test
  @DisplayName("SEG-1: names in a file differ after NFC and trimming")
  void names() {
    String one = segment("{\"criterion\":\"city\",\"in\":[\"a\"]}");
    Reading<List<Segment>> reading =
        JSON.readAll("{\"segments\":[" + one + "," + one.replace("\"n\"", "\" n \"") + "]}");
    assertThat(reading.issues())
        .singleElement()
        .satisfies(
            issue -> {
              assertThat(issue.pointer()).isEqualTo("/segments/1/name");
              assertThat(issue.refusal()).isEqualTo(new JsonRefusal.NameRepeated(1));
            });
    Segment segment = Segment.builder("x").combined(Criterion.TAG.equalTo("y")).build();
    assertThatThrownBy(() -> SegmentJson.writeAll(List.of(segment, segment)))
        .isInstanceOf(RefusedException.class);
    assertThat(JSON.readAll(SegmentJson.writeAll(List.of())).orElseThrow()).isEmpty();
  }

  @Test
  @DisplayName("SEG-11: a host's criterion is known by the name that it registered, and only there")
  void host() {
    assertThat(codes(JSON.read(EVERYTHING))).containsExactly("json.criterion_unknown");
    assertThat(withSeats().read(EVERYTHING.replace("\"seats\"", "\"seat\"")).issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.nearest()).contains("seats"));
  }

  @Test
  @DisplayName(
      "SEG-1: a byte order mark, and where an editor finds the schema, are no part of the rule")
  void editors() {
    String plain = segment("{\"criterion\":\"city\",\"in\":[\"a\"]}");
    String edited = "\uFEFF" + plain.replace("{\"name\"", "{\"$schema\": \"x.json\", \"name\"");
    assertThat(JSON.read(edited).orElseThrow()).isEqualTo(JSON.read(plain).orElseThrow());
    assertThat(codes(JSON.read(edited.replace("\"x.json\"", "1"))))
        .containsExactly("json.wrong_type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "pt", "es"})
  @DisplayName("SEG-1: an issue repeats nothing that somebody wrote as a value")
  void no_values(String language) {
    String json =
        """
        {"name": "Maria\\u0000", "combined": [
          {"criterion": "Maria", "operator": "Maria", "argument": "Maria"},
          {"criterion": "revenue", "in": ["Maria"]}, {"criterion": "tag", "in": ["Maria\\u0007"]},
          {"criterion": "nextRenewal", "between": ["Maria", "Maria", "Maria"]}]} Maria\
        """;
    Reading<Segment> malformed = JSON.read(json);
    Reading<Segment> read = JSON.read(json.substring(0, json.length() - 6));
    assertThat(read.issues()).hasSize(9);
    for (Reading<Segment> reading : List.of(malformed, read)) {
      assertThat(reading.toString()).doesNotContain("Maria");
      assertThat(new Unreadable(reading.issues()).message(Locale.forLanguageTag(language)))
          .doesNotContain("Maria");
    }
  }

  @Test
  @DisplayName("SEG-1: a name that can't be shown is pointed at by what it stands in")
  void strange_names() {
    Reading<Segment> reading =
        JSON.read("{\"name\":\"n\",\"independent\":[{\"in\\u0000\":{\"x\":{\"y\":1,\"y\":2}}}]}");
    assertThat(reading.issues()).extracting(Issue::pointer).containsOnly("/independent/0");
    assertThat(JSON.read(segment("{\"a/b~c\":1}")).issues().get(0).pointer())
        .isEqualTo("/combined/0/a~1b~0c");
  }

  @Test
  @DisplayName("the schema is a schema of the draft that it names, and lies in the jar")
  void schema() {
    assertThat(Schema.ofSchemas().validate(Schema.tree(SegmentJson.schema()))).isEmpty();
    assertThat(SegmentJson.schema()).contains("https://json-schema.org/draft/2020-12/schema");
  }

  @Test
  @DisplayName("wrong use is answered at once")
  void wrong_use() {
    assertThatThrownBy(() -> SegmentJson.of(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> JSON.read(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> new Unreadable(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("a missing Jackson is answered with the dependency to add")
  void missing() throws Exception {
    try (URLClassLoader loader = new WithoutJackson()) {
      Class<?> json = loader.loadClass(SegmentJson.class.getName());
      Object reader = json.getMethod("of", Criteria.class).invoke(null, Criteria.standard());
      assertThatThrownBy(() -> json.getMethod("read", String.class).invoke(reader, "{}"))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("com.fasterxml.jackson.core:jackson-core")
          .hasMessageContaining("requires com.fasterxml.jackson.core");
    }
  }

  /** Our own classes and the JDK's, and those of others but Jackson's. */
  private static final class WithoutJackson extends URLClassLoader {

    WithoutJackson() {
      super(
          new URL[] {SegmentJson.class.getProtectionDomain().getCodeSource().getLocation()},
          SegmentJson.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.fasterxml.")) {
        throw new ClassNotFoundException(name);
      }
      if (name.startsWith("io.customerview.segmentation.json.")) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  private static String revenue(String argument) {
    return comparison("revenue", "=", argument);
  }

  private static String comparison(String criterion, String operator, String argument) {
    return segment(
        "{\"criterion\": \"%s\", \"operator\": \"%s\", \"argument\": %s}"
            .formatted(criterion, operator, argument));
  }

  private static String segment(String conditions) {
    return "{\"name\": \"n\", \"combined\": [" + conditions + "]}";
  }

  private static List<String> codes(Reading<?> reading) {
    return reading.issues().stream().map(Issue::code).toList();
  }
}
