package io.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal;
import io.customerview.access.AccessRefusal.ModuleOff;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.RefusedException;
import io.customerview.testkit.Door;
import io.customerview.testkit.Samples;
import io.customerview.testkit.Samples.Sample;
import io.customerview.testkit.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may call what, pair by pair: {@code access-matrix.txt} has a line for every use case, with
 * the permissions that it takes, a mark for each profile that has them (A, administrator; N,
 * analyst; R, read-only), and {@code off} where it is shut while the module is switched off. {@link
 * DoorTest} sees to it that every use case has a sample.
 */
class AccessMatrixTest {

  private static final AgentId ANA = new AgentId("ana");
  private static final Map<String, String> MATRIX = matrix();
  private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");

  private static Map<String, String> matrix() {
    Map<String, String> lines = new HashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    AccessMatrixTest.class.getResourceAsStream("access-matrix.txt")),
                StandardCharsets.UTF_8))) {
      for (String line : reader.lines().toList()) {
        lines.put(line.split(" ", 2)[0], line);
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    return lines;
  }

  static Stream<Sample> samples() {
    return Samples.all().stream();
  }

  @Test
  @DisplayName("ACS-1: the matrix has a line for every use case, and no other")
  void complete() {
    Set<String> names = new TreeSet<>();
    samples().forEach(sample -> names.add(sample.name()));
    assertThat(new TreeSet<>(MATRIX.keySet())).isEqualTo(names);
  }

  static Stream<Method> parts() {
    return Door.methods(AgentView.class).stream()
        .filter(
            part ->
                MATRIX.keySet().stream().anyMatch(call -> call.startsWith(part.getName() + ".")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("parts")
  @DisplayName("ACS-1: the documentation of each class says which permission its calls take")
  void told(Method part) throws IOException {
    Map<String, TreeSet<String>> calls = new HashMap<>();
    MATRIX.forEach(
        (call, line) -> {
          if (call.startsWith(part.getName() + ".")) {
            String method = call.substring(call.indexOf('.') + 1, call.indexOf('/'));
            calls.computeIfAbsent(line.split(" +")[1], any -> new TreeSet<>()).add(method);
          }
        });
    String told = Door.told(part.getReturnType());
    assertThat(told).contains(calls.size() == 1 ? "Every call takes" : "Takes");
    String most = told.replaceFirst(".*(?:Every call takes|Takes) ([^;.]*).*", "$1");
    calls.forEach(
        (taken, methods) -> {
          String links =
              Stream.of(taken.split("\\+"))
                  .map(one -> "{@link Permission#" + one + "}")
                  .collect(Collectors.joining(" and "));
          if (!most.equals(links)) {
            assertThat(told).contains("; " + listed(methods, " take ", " takes ") + links);
          }
        });
    assertThat(told.split("Permission#", -1)).hasSize(links(calls.keySet()) + 1);
  }

  private static int links(Set<String> taken) {
    return (int) taken.stream().flatMap(one -> Stream.of(one.split("\\+"))).count();
  }

  private static String listed(Collection<String> methods, String several, String one) {
    List<String> codes = methods.stream().map(method -> "{@code " + method + "}").toList();
    int last = codes.size() - 1;
    return last == 0
        ? codes.get(0) + one
        : String.join(", ", codes.subList(0, last)) + " and " + codes.get(last) + several;
  }

  @ParameterizedTest
  @EnumSource(Permission.class)
  @DisplayName("ACS-1: the documentation of each permission names the parts whose calls take it")
  void parts(Permission permission) throws IOException {
    Set<String> parts = new TreeSet<>();
    MATRIX.forEach(
        (call, line) -> {
          if (List.of(line.split(" +")[1].split("\\+")).contains(permission.name())) {
            parts.add(call.split("[./]")[0]);
          }
        });
    String told = Door.told(Permission.class, "  " + permission.name() + "(");
    Set<String> named = new TreeSet<>();
    Matcher codes = CODE.matcher(told.substring(told.indexOf("Calls: ")));
    while (codes.find()) {
      named.add(codes.group(1));
    }
    named.remove("segments"); // held to the code in their own module
    assertThat(named).isEqualTo(parts);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName(
      "ACS-1 ACS-2: what each use case takes, whom of each profile it opens to, and whether the module matters")
  void line(Sample sample) {
    List<Permission> taken = taken(sample);
    String profiles =
        Stream.of(AccessProfile.values())
            .filter(profile -> opensTo(sample, profile))
            .map(AccessMatrixTest::mark)
            .collect(Collectors.joining());
    String line =
        String.format(
            "%-36s %-30s %-3s %s",
            sample.name(),
            taken.stream().map(Permission::name).collect(Collectors.joining("+")),
            profiles,
            isShutWithoutModule(sample, taken) ? "off" : "");
    assertThat(line.stripTrailing())
        .as("if this is right, put it into access-matrix.txt: " + line)
        .isEqualTo(MATRIX.get(sample.name()));
  }

  private static List<Permission> taken(Sample sample) {
    Sample.Ready ready = sample.prepare(InMemoryStorage.create());
    return Door.taken(agent -> tried(ready, agent));
  }

  private static boolean opensTo(Sample sample, AccessProfile profile) {
    return tried(sample.prepare(InMemoryStorage.create()), Agent.of(ANA, profile)).isEmpty();
  }

  private static boolean isShutWithoutModule(Sample sample, List<Permission> taken) {
    Sample.Ready ready = sample.prepare(InMemoryStorage.create());
    Agent system = Agent.system(ANA);
    Optional<AccessRefusal> refusal = tried(ready, () -> ready.callWithModuleOff(system));
    Optional<Permission> management = taken.stream().filter(Permission::isManagement).findFirst();
    assertThat(refusal).isEqualTo(management.map(ModuleOff::new));
    return refusal.isPresent();
  }

  private static Optional<AccessRefusal> tried(Sample.Ready ready, Agent agent) {
    return tried(ready, () -> ready.call(agent));
  }

  /** Returns why a call was refused by the door, which leaves everything as it was. */
  private static Optional<AccessRefusal> tried(Sample.Ready ready, Runnable call) {
    Object before = state(ready);
    try {
      call.run();
      return Optional.empty();
    } catch (RefusedException refused) {
      if (refused.refusal() instanceof AccessRefusal shut) {
        assertThat(state(ready)).isEqualTo(before);
        return Optional.of(shut);
      }
      throw refused;
    }
  }

  /** All that is held on the customer, with its version, and its trail. */
  private static Object state(Sample.Ready ready) {
    return Work.in(
        ready.storage(),
        work -> {
          List<Object> state = new ArrayList<>();
          for (CustomerOwned part : ready.storage().owned()) {
            part.export(work, ready.customer(), record -> state.add(Map.copyOf(record)));
          }
          state.add(ready.storage().customers().find(work, ready.customer()));
          List<AuditEntry> trail =
              ready.storage().audit().of(work, ready.customer(), Optional.empty(), 1_000);
          state.add(trail);
          return state;
        });
  }

  private static String mark(AccessProfile profile) {
    return switch (profile) {
      case ADMINISTRATOR -> "A";
      case ANALYST -> "N";
      case READ_ONLY -> "R";
      case NONE -> "-";
    };
  }
}
