package io.customerview.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactRefusal;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.SendingRefusal;
import io.customerview.identity.IdentityRefusal;
import io.customerview.message.MessageRefusal;
import io.customerview.message.OutgoingState;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
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

/** Every refusal says the same in three languages. */
class RefusalsTest {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
  private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?:'')*(?!')");
  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.forLanguageTag("pt-BR"), Locale.forLanguageTag("es-CO"));

  static Stream<Refusal> refusals() throws ReflectiveOperationException {
    List<Refusal> refusals = new ArrayList<>();
    for (JavaClass found :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.customerview")) {
      Class<?> type = found.reflect();
      if (Refusal.class.isAssignableFrom(type) && type.isRecord() && !isOfIdentity(type)) {
        refusals.addAll(instances(type));
      }
    }
    return refusals.stream();
  }

  /** Those tell kinds apart that not every reason has; they have a test of their own. */
  private static boolean isOfIdentity(Class<?> type) {
    return IdentityRefusal.class.isAssignableFrom(type);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  @DisplayName(
      "every refusal has a message in English, Portuguese and Spanish, with all places filled")
  void messages(Refusal refusal) {
    List<String> messages = LANGUAGES.stream().map(refusal::message).toList();
    assertThat(messages)
        .doesNotHaveDuplicates()
        .allSatisfy(message -> assertThat(message).isNotBlank());
    assertThat(messages).allSatisfy(message -> assertThat(message).doesNotContainPattern("\\{\\d"));
    assertThat(refusal.message(Locale.JAPANESE)).isEqualTo(messages.get(0));
  }

  @Test
  @DisplayName("the three bundles hold the same codes, each with the same places")
  void bundles() {
    ResourceBundle english = bundle("en");
    for (String language : List.of("pt-BR", "es")) {
      ResourceBundle other = bundle(language);
      assertThat(own(language)).isEqualTo(new TreeSet<>(english.keySet()));
      for (String code : english.keySet()) {
        assertThat(places(other.getString(code)))
            .as(language + ' ' + code)
            .isEqualTo(places(english.getString(code)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Refusals", "Reasons", "Notices", "Search"})
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

  @Test
  @DisplayName("the three bundles of words hold the same ones")
  void words() throws IOException {
    Set<String> english = new TreeSet<>(bundle("Words", "en").keySet());
    for (String language : List.of("pt", "es")) {
      Properties own = new Properties();
      try (Reader file =
          new InputStreamReader(
              Refusal.class.getResourceAsStream(
                  "/io/customerview/Words_" + language + ".properties"),
              StandardCharsets.UTF_8)) {
        own.load(file);
      }
      assertThat(new TreeSet<>(own.stringPropertyNames())).isEqualTo(english);
    }
  }

  @Test
  @DisplayName("fields, channels, states, days and moments are said in the reader's language")
  void said() {
    Locale portuguese = Locale.forLanguageTag("pt-BR");
    Locale spanish = Locale.forLanguageTag("es-CO");
    assertThat(new CommonRefusal.TextMissing("socialName").message(portuguese))
        .isEqualTo("O campo nome social é obrigatório.");
    assertThat(new CommonRefusal.TextMissing("of a host").message(spanish))
        .isEqualTo("El campo of a host es obligatorio.");
    Refusal channels = new ContactRefusal.OtherChannel(ContactChannel.EMAIL, ContactChannel.PHONE);
    assertThat(channels.message(portuguese))
        .contains("do canal e-mail")
        .contains("do canal telefone");
    assertThat(channels.message(Locale.ENGLISH)).contains("channel e-mail").contains("to phone");
    assertThat(new MessageRefusal.NotSetAside(OutgoingState.Kind.WAITING).message(spanish))
        .endsWith("este está como en espera.");
    LocalDate day = LocalDate.of(2026, 3, 9);
    assertThat(new CommonRefusal.RangeReversed(day, day.minusDays(1)).message(spanish))
        .contains("09/03/2026")
        .contains("08/03/2026");
    Instant moment = Instant.parse("2026-01-05T02:59:59.999999Z");
    assertThat(new SendingRefusal.PauseNotAhead(moment, moment).message(portuguese))
        .contains("05/01/2026 02:59 UTC");
    assertThat(new SendingRefusal.PauseNotAhead(moment, moment).message(Locale.ENGLISH))
        .contains("2026-01-05 02:59 UTC");
  }

  @Test
  @DisplayName("a refusal of a host's own says its code where the host gives it no text")
  void of_a_host() {
    record Full(String code) implements Refusal {}
    Refusal refusal = new Full("host.full");
    assertThat(new RefusedException(refusal)).hasMessage("host.full");
    assertThat(LANGUAGES)
        .allSatisfy(each -> assertThat(refusal.message(each)).isEqualTo("host.full"));
  }

  @Test
  @DisplayName("a machine in another language answers English to whom it has no words for")
  void default_locale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("pt-BR"));
    try {
      assertThat(new CommonRefusal.CursorInvalid().message(Locale.ENGLISH))
          .startsWith("This cursor");
      assertThat(new CommonRefusal.CursorInvalid().message(Locale.FRENCH))
          .startsWith("This cursor");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static ResourceBundle bundle(String language) {
    return bundle("Refusals", language);
  }

  private static ResourceBundle bundle(String name, String language) {
    return ResourceBundle.getBundle(
        "io.customerview." + name, Locale.forLanguageTag(language), Refusal.class.getModule());
  }

  /** The codes of one language itself, without those that it would inherit from English. */
  private static Set<String> own(String language) {
    Set<String> codes = new TreeSet<>();
    ResourceBundle bundle = bundle(language);
    ResourceBundle english = bundle("en");
    for (String code : bundle.keySet()) {
      if (!bundle.getString(code).equals(english.getString(code))) {
        codes.add(code);
      }
    }
    return codes;
  }

  private static Set<String> places(String message) {
    Set<String> places = new TreeSet<>();
    PLACE.matcher(message).results().forEach(found -> places.add(found.group(1)));
    return places;
  }

  /** One instance for each value of the first enum or boolean, since codes differ by them. */
  private static List<Refusal> instances(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Constructor<?> constructor =
        type.getDeclaredConstructor(
            Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[components.length]);
    for (int index = 0; index < components.length; index++) {
      List<Object[]> more = new ArrayList<>();
      for (Object[] row : rows) {
        for (Object value : values(components[index].getType())) {
          Object[] copy = row.clone();
          copy[index] = value;
          more.add(copy);
        }
      }
      rows = more;
    }
    List<Refusal> refusals = new ArrayList<>();
    for (Object[] row : rows) {
      try {
        refusals.add((Refusal) constructor.newInstance(row));
      } catch (java.lang.reflect.InvocationTargetException notAValue) {
        assertThat(notAValue.getCause()).isInstanceOf(IllegalArgumentException.class);
      }
    }
    assertThat(refusals).as(type.getName()).isNotEmpty();
    return refusals;
  }

  private static List<Object> values(Class<?> type) {
    if (type.isEnum()) {
      return List.of(type.getEnumConstants());
    }
    Map<Class<?>, List<Object>> samples =
        Map.ofEntries(
            Map.entry(boolean.class, List.of(true, false)),
            Map.entry(int.class, List.of(3)),
            Map.entry(long.class, List.of(3L)),
            Map.entry(String.class, List.of("field")),
            Map.entry(List.class, List.of(List.of("code"))),
            Map.entry(Set.class, List.of(Set.of("part"))),
            Map.entry(CustomerId.class, List.of(new CustomerId(new UUID(1, 2)))),
            Map.entry(ContactPointId.class, List.of(new ContactPointId(new UUID(1, 2)))),
            Map.entry(ContractId.class, List.of(new ContractId("k-1"))),
            Map.entry(DocumentId.class, List.of(new DocumentId(new UUID(1, 2)))),
            Map.entry(FileId.class, List.of(new FileId(new UUID(1, 3)))),
            Map.entry(AgentId.class, List.of(new AgentId("ana"))),
            Map.entry(EventId.class, List.of(new EventId(new UUID(1, 2)))),
            Map.entry(LocalDateTime.class, List.of(LocalDateTime.of(2018, 11, 4, 0, 30))),
            Map.entry(MergeId.class, List.of(new MergeId(new UUID(1, 2)))),
            Map.entry(MarkerId.class, List.of(new MarkerId(new UUID(1, 2)))),
            Map.entry(MessageChannel.class, List.of(MessageChannel.SMS)),
            Map.entry(PortfolioImportId.class, List.of(new PortfolioImportId(new UUID(1, 2)))),
            Map.entry(PortfolioId.class, List.of(new PortfolioId(new UUID(1, 2)))),
            Map.entry(JourneyId.class, List.of(new JourneyId(new UUID(1, 2)))),
            Map.entry(StageId.class, List.of(new StageId(new UUID(1, 2)))),
            Map.entry(MilestoneId.class, List.of(new MilestoneId(new UUID(1, 2)))),
            Map.entry(SegmentId.class, List.of(new SegmentId(new UUID(1, 2)))),
            Map.entry(Version.class, List.of(Version.FIRST)),
            Map.entry(LocalDate.class, List.of(LocalDate.EPOCH)),
            Map.entry(Instant.class, List.of(Instant.EPOCH)),
            Map.entry(Duration.class, List.of(Duration.ofHours(1))),
            Map.entry(Optional.class, List.of(Optional.empty())),
            Map.entry(UUID.class, List.of(new UUID(1, 2))));
    List<Object> values = samples.get(type);
    assertThat(values).as("a sample of " + type).isNotNull();
    return values;
  }
}
