package io.customerview.segmentation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.customerview.segmentation.json.Issue;
import io.customerview.shared.Refusal;
import io.customerview.shared.SegmentId;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal of this module says the same in three languages. */
class SegmentRefusalsTest {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
  private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?:'')*(?!')");
  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.forLanguageTag("pt-BR"), Locale.forLanguageTag("es-CO"));

  static Stream<Refusal> refusals() throws ReflectiveOperationException {
    List<Refusal> refusals = new ArrayList<>();
    for (JavaClass found :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.customerview.segmentation")) {
      Class<?> type = found.reflect();
      if (Refusal.class.isAssignableFrom(type) && type.isRecord()) {
        refusals.addAll(instances(type));
      }
    }
    return refusals.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  @DisplayName("every refusal has a message in three languages, with all places filled")
  void messages(Refusal refusal) {
    List<String> messages = LANGUAGES.stream().map(refusal::message).toList();
    assertThat(messages)
        .doesNotHaveDuplicates()
        .allSatisfy(message -> assertThat(message).isNotBlank().doesNotContainPattern("\\{\\d"));
    assertThat(refusal.message(Locale.JAPANESE)).isEqualTo(messages.get(0));
    for (int place = 0; place < refusal.arguments().size(); place++) {
      assertThat(bundle("en").getString(refusal.code())).contains("{" + place);
    }
  }

  @Test
  @DisplayName("every code has its refusal, and the bundles hold the same codes and places")
  void bundles() throws ReflectiveOperationException {
    Set<String> codes = new TreeSet<>();
    refusals().forEach(refusal -> codes.add(refusal.code()));
    ResourceBundle english = bundle("en");
    assertThat(english.keySet()).containsExactlyInAnyOrderElementsOf(codes);
    for (String language : List.of("pt-BR", "es")) {
      ResourceBundle other = bundle(language);
      for (String code : codes) {
        assertThat(other.getString(code)).isNotEqualTo(english.getString(code));
        assertThat(places(other.getString(code)))
            .as(language + ' ' + code)
            .isEqualTo(places(english.getString(code)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Refusals", "Words"})
  @DisplayName("no pattern of any language loses an apostrophe")
  void apostrophes(String name) {
    for (String language : List.of("en", "pt", "es")) {
      ResourceBundle bundle = bundle(name, language);
      for (String key : bundle.keySet()) {
        assertThat(bundle.getString(key))
            .as(language + ' ' + key)
            .doesNotContainPattern(LONE_APOSTROPHE);
      }
    }
  }

  private static ResourceBundle bundle(String language) {
    return bundle("Refusals", language);
  }

  private static ResourceBundle bundle(String name, String language) {
    return ResourceBundle.getBundle(
        "io.customerview.segmentation." + name,
        Locale.forLanguageTag(language),
        SegmentRefusal.class.getModule());
  }

  private static Set<String> places(String message) {
    Set<String> places = new TreeSet<>();
    PLACE.matcher(message).results().forEach(found -> places.add(found.group(1)));
    return places;
  }

  /** An instance for every combination of values. */
  private static List<Refusal> instances(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    List<List<Object>> rows = List.of(List.of());
    for (Type component : constructor.getGenericParameterTypes()) {
      List<List<Object>> more = new ArrayList<>();
      for (List<Object> row : rows) {
        for (Object value : values(component)) {
          List<Object> longer = new ArrayList<>(row);
          longer.add(value);
          more.add(longer);
        }
      }
      rows = more;
    }
    List<Refusal> refusals = new ArrayList<>();
    for (List<Object> row : rows) {
      refusals.add((Refusal) constructor.newInstance(row.toArray()));
    }
    return refusals;
  }

  private static List<Object> values(Type type) {
    if (type == SegmentId.class) {
      return List.of(new SegmentId(new UUID(1, 1)));
    }
    if (type instanceof Class<?> known) {
      return known.isEnum()
          ? List.of(known.getEnumConstants())
          : List.of(known == int.class ? 3 : "field");
    }
    ParameterizedType generic = (ParameterizedType) type;
    if (generic.getRawType() == Optional.class) {
      return List.of(Optional.empty(), Optional.of("city"));
    }
    return generic.getActualTypeArguments()[0] == Issue.class
        ? List.of(List.of(new Issue("/name", 1, 2, new SegmentRefusal.TextEmpty(), "{}")))
        : List.of(List.of("city", "state"));
  }
}
