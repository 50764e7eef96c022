package io.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.access.Agent;
import io.customerview.audit.AuditEntry;
import io.customerview.audit.AuditQuery;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.Door;
import io.customerview.testkit.Samples;
import io.customerview.testkit.Samples.Sample;
import io.customerview.testkit.Work;
import java.lang.reflect.Method;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every use case goes through the door: found by reflection, and tried one by one. */
class DoorTest {

  /** What is set up for all customers, and so stands in no customer's trail. */
  private static final Set<String> ABOUT_NOBODY =
      Set.of(
          "journeyDefinitions.add/1",
          "journeyDefinitions.change/3",
          "journeyDefinitions.delete/2",
          "markers.add/2",
          "markers.changeEmoji/2",
          "markers.rename/2",
          "portfolios.add/1",
          "portfolios.change/3",
          "portfolios.delete/2");

  /** What only prepares another call. */
  private static final Set<String> ELSEWHERE =
      Set.of("contacts.because/1", "messageSending.within/1");

  static Stream<Sample> samples() {
    return Samples.all().stream();
  }

  static Stream<Sample> commands() {
    return samples().filter(Sample::isCommand);
  }

  @Test
  @DisplayName("ACS-2: every public method of every use case has a sample here")
  void complete() {
    Set<String> sampled = new TreeSet<>();
    Samples.all().forEach(sample -> sampled.add(sample.name()));
    assertThat(sampled).isEqualTo(useCases());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName(
      "ACS-2: who has no permission is refused, with the name of the missing one, and nothing changes")
  void permission(Sample sample) {
    Storage storage = InMemoryStorage.create();
    Sample.Ready ready = sample.prepare(storage);
    List<AuditEntry> before = trail(storage, ready);
    Door.assertShut(() -> ready.call(Door.NOBODY));
    assertThat(trail(storage, ready)).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName(
      "ACS-2: that somebody was refused is heard by the operation listener, also where rows would come in chunks")
  void heard(Sample sample) {
    if (ELSEWHERE.contains(sample.name())) {
      return;
    }
    Sample.Ready ready = sample.prepare(InMemoryStorage.create());
    ready.remember();
    ready.heard().clear();
    Door.assertShut(() -> ready.call(Door.NOBODY));
    String part = Door.operation(sample.name()).replaceFirst("[.].*", "");
    assertThat(ready.heard()).last().asString().startsWith(part);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  @DisplayName(
      "PRIV-3: every command leaves one entry, under the agent's name, and raises the version by one, but for an export, which changes nothing")
  void audit(Sample sample) {
    Storage storage = InMemoryStorage.create();
    Sample.Ready ready = sample.prepare(storage);
    Agent agent = Agent.system(new AgentId("crm"));
    List<AuditEntry> before = trail(storage, ready);
    ready.call(agent);
    List<AuditEntry> after = trail(storage, ready);
    assertThat(after).hasSize(before.size() + 1);
    AuditEntry entry =
        after.stream().filter(one -> !before.contains(one)).findFirst().orElseThrow();
    assertThat(entry.agent()).isEqualTo(agent.id());
    assertThat(entry.version().map(Version::number))
        .isEqualTo(
            sample.name().equals("privacy.export/2")
                ? Optional.empty()
                : Optional.of((long) after.size()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName("PRIV-3: a question leaves no entry, and what is set up one about nobody")
  void questions(Sample sample) {
    if (sample.isCommand()) {
      return;
    }
    Storage storage = InMemoryStorage.create();
    Sample.Ready ready = sample.prepare(storage);
    List<AuditEntry> before = trail(storage, AuditQuery.ALL);
    ready.call(Agent.system(new AgentId("crm")));
    List<AuditEntry> left = new ArrayList<>(trail(storage, AuditQuery.ALL));
    left.removeAll(before);
    assertThat(left).hasSize(ABOUT_NOBODY.contains(sample.name()) ? 1 : 0);
    assertThat(left).allMatch(entry -> entry.customer().isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName("an operation is named after its part and its call: contacts.opt_in")
  void named(Sample sample) {
    if (ELSEWHERE.contains(sample.name())) {
      return;
    }
    Sample.Ready ready = sample.prepare(InMemoryStorage.create());
    ready.remember();
    ready.heard().clear();
    ready.call(Agent.system(new AgentId("crm")));
    assertThat(ready.heard()).endsWith(Door.operation(sample.name()));
  }

  private static List<AuditEntry> trail(Storage storage, Sample.Ready ready) {
    return trail(storage, AuditQuery.ALL.about(ready.customer()));
  }

  private static List<AuditEntry> trail(Storage storage, AuditQuery query) {
    return Work.in(
        storage,
        work -> storage.audit().find(work, query, ZoneOffset.UTC, Optional.empty(), 10_000));
  }

  /** What the views hand out, and what those let be called: {@code customers.register/1}. */
  private static Set<String> useCases() {
    Set<String> found = new TreeSet<>();
    for (Method part : Door.methods(AgentView.class)) {
      Class<?> type = part.getReturnType();
      if (part.getParameterCount() == 0 && isUseCases(type)) {
        Door.calls(type).forEach(call -> found.add(part.getName() + '.' + call));
      } else if (!Set.of("agent", "permissions", "desk").contains(part.getName())) {
        found.add(part.getName() + '/' + part.getParameterCount());
      }
    }
    return found;
  }

  private static boolean isUseCases(Class<?> type) {
    return type.getPackageName().startsWith("io.customerview")
        && Stream.of(type.getConstructors())
            .anyMatch(
                made ->
                    made.getParameterCount() > 0
                        && made.getParameterTypes()[0].getSimpleName().equals("Desk"));
  }
}
