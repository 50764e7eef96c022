package io.customerview.segmentation;

import static io.customerview.access.Permission.CONFIGURE_MANAGEMENT;
import static io.customerview.access.Permission.READ_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal;
import io.customerview.access.AccessRefusal.ModuleOff;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry;
import io.customerview.memory.InMemoryStorage;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.SegmentHost;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.Door;
import io.customerview.testkit.TestSecrets;
import io.customerview.testkit.Work;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every use case of segments goes through the door: found by reflection, and tried one by one. */
class SegmentDoorTest {

  private static final Segment IN_SANTOS = inCity("In Santos", "Santos");
  private static final SegmentId UNKNOWN = new SegmentId(new UUID(1, 1));

  /**
   * A call that succeeds, and that changes something where it is a command.
   *
   * @param permission what it takes
   */
  private record Sample(
      String name, Permission permission, boolean isCommand, BiConsumer<SegmentDesk, Ready> call) {

    /** Returns why the door is shut, if it is; nothing is changed then. */
    Optional<AccessRefusal> tried(Ready ready, SegmentDesk desk) {
      List<Object> before = ready.all();
      try {
        call.accept(desk, ready);
        return Optional.empty();
      } catch (RefusedException refused) {
        assertThat(ready.all()).isEqualTo(before);
        return Optional.of((AccessRefusal) refused.refusal());
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A host with a segment that a customer is about to enter. */
  private static final class Ready {

    private final List<AuditEntry> entries = new ArrayList<>();
    private final Storage storage = Door.noting(InMemoryStorage.create(), entries);
    private final SegmentHost host = new SegmentHost(storage);
    private final CustomerId customer = host.company("Santos");
    private final SegmentId segment = host.desk().add(IN_SANTOS);

    SegmentDesk of(Agent agent) {
      return host.segments().as(host.as(agent));
    }

    /** Everything that is kept of segments, and how many entries the trail has. */
    List<Object> all() {
      return Work.in(
          storage,
          work ->
              List.of(
                  storage.segmentRules().editions(work),
                  storage.segmentRules().ruleSet(work),
                  storage.segmentMembers().of(work, List.of(customer)),
                  entries.size()));
    }
  }

  private static Segment inCity(String name, String city) {
    return Segment.builder(name).combined(Criterion.CITY.equalTo(city)).build();
  }

  static Stream<Sample> samples() {
    return Stream.of(
        command("add/1", (desk, ready) -> desk.add(inCity("Other", "Recife"))),
        command(
            "change/3",
            (desk, ready) -> desk.change(ready.segment, Version.FIRST, inCity("Other", "Recife"))),
        command("delete/2", (desk, ready) -> desk.delete(ready.segment, Version.FIRST)),
        command("refresh/0", (desk, ready) -> desk.refresh()),
        command("refresh/1", (desk, ready) -> desk.refresh(10)),
        command("askAgain/1", (desk, ready) -> desk.askAgain(List.of(ready.customer))),
        question("nextRefresh/0", (desk, ready) -> desk.nextRefresh()),
        question("all/0", (desk, ready) -> desk.all()),
        question("find/1", (desk, ready) -> desk.find(ready.segment)),
        question("members/3", (desk, ready) -> desk.members(ready.segment, Optional.empty(), 10)),
        question("of/1", (desk, ready) -> desk.of(ready.customer)),
        question("ask/2", (desk, ready) -> desk.ask(ready.customer, ready.segment)),
        question("match/1", (desk, ready) -> desk.match(ready.customer)),
        question("explain/2", (desk, ready) -> desk.explain(ready.customer, ready.segment)),
        draft("askDraft/2", (desk, ready) -> desk.askDraft(ready.customer, IN_SANTOS)),
        draft("explainDraft/2", (desk, ready) -> desk.explainDraft(ready.customer, IN_SANTOS)),
        draft("check/1", (desk, ready) -> desk.check(IN_SANTOS)),
        draft("check/2", (desk, ready) -> desk.check(ready.segment, IN_SANTOS)));
  }

  private static Sample command(String name, BiConsumer<SegmentDesk, Ready> call) {
    return new Sample(name, CONFIGURE_MANAGEMENT, true, call);
  }

  /** A question of rules that need not be saved: who could save them may ask it. */
  private static Sample draft(String name, BiConsumer<SegmentDesk, Ready> call) {
    return new Sample(name, CONFIGURE_MANAGEMENT, false, call);
  }

  private static Sample question(String name, BiConsumer<SegmentDesk, Ready> call) {
    return new Sample(name, READ_MANAGEMENT, false, call);
  }

  @Test
  @DisplayName("ACS-2: every public method of the segments' desk has a sample here")
  void complete() {
    Set<String> sampled = new TreeSet<>();
    samples().forEach(sample -> sampled.add(sample.name()));
    assertThat(sampled).isEqualTo(Door.calls(SegmentDesk.class));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName(
      "ACS-2: who has no permission is refused, with the name of the missing one, and nothing changes")
  void permission(Sample sample) {
    Ready ready = new Ready();
    List<Object> before = ready.all();
    Door.assertShut(() -> sample.call().accept(ready.of(Door.NOBODY), ready));
    assertThat(ready.all()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName(
      "ACS-1 ACS-2: one permission opens a call, whatever others an agent has; pair by pair")
  void pairs(Sample sample) {
    Ready ready = new Ready();
    assertThat(Door.taken(agent -> sample.tried(ready, ready.of(agent))))
        .containsExactly(sample.permission());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("samplesOfProfiles")
  @DisplayName("ACS-1: analysts and who only reads ask, and administrators configure")
  void profiles(Sample sample, AccessProfile profile) {
    Ready ready = new Ready();
    Optional<AccessRefusal> refusal =
        sample.tried(ready, ready.of(Agent.of(new AgentId("ana"), profile)));
    boolean isOpen =
        switch (profile) {
          case ADMINISTRATOR -> true;
          case ANALYST, READ_ONLY -> sample.permission() == READ_MANAGEMENT;
          case NONE -> false;
        };
    assertThat(refusal)
        .isEqualTo(isOpen ? Optional.empty() : Optional.of(new NotPermitted(sample.permission())));
  }

  static Stream<Arguments> samplesOfProfiles() {
    return samples()
        .flatMap(
            sample -> Stream.of(AccessProfile.values()).map(profile -> arguments(sample, profile)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName("ACS-2: while the module is switched off, every call is shut, to whomever")
  void off(Sample sample) {
    Ready ready = new Ready();
    SegmentDesk desk =
        ready.host.segments().as(ready.host.customerView(false).as(ready.host.view().agent()));
    assertThat(sample.tried(ready, desk)).contains(new ModuleOff(sample.permission()));
  }

  @Test
  @DisplayName("ACS-1: the documentation says which permission each call takes")
  void told() throws IOException {
    String told = Door.told(SegmentDesk.class);
    String asks =
        samples()
            .filter(sample -> sample.permission() == READ_MANAGEMENT)
            .map(sample -> "{@code " + sample.name().replaceFirst("/.*", "") + "}")
            .sorted()
            .collect(Collectors.joining(", "))
            .replaceFirst(", ([^,]*)$", " and $1");
    assertThat(told)
        .endsWith(
            "Takes {@link Permission#CONFIGURE_MANAGEMENT}; "
                + asks
                + " take {@link Permission#READ_MANAGEMENT}. ");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName("PRIV-3: a command leaves one entry under the agent's name, and a question none")
  void audit(Sample sample) {
    Ready ready = new Ready();
    int before = ready.entries.size();
    Agent agent = Agent.of(new AgentId("eva"), AccessProfile.ADMINISTRATOR);
    sample.call().accept(ready.of(agent), ready);
    List<AuditEntry> left = ready.entries.subList(before, ready.entries.size());
    assertThat(left).hasSize(sample.isCommand() ? 1 : 0);
    assertThat(left).allSatisfy(entry -> assertThat(entry.agent()).isEqualTo(agent.id()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName("an operation is named after its call: segments.ask_again")
  void named(Sample sample) {
    Ready ready = new Ready();
    List<String> heard = new ArrayList<>();
    CustomerView listening =
        CustomerView.builder()
            .storage(ready.storage)
            .clock(ready.host.clock())
            .secrets(TestSecrets.SECRETS)
            .onChange(ready.host.segments())
            .onOperation((operation, took, outcome) -> heard.add(operation))
            .build();
    sample
        .call()
        .accept(ready.host.segments().as(listening.as(Agent.system(new AgentId("crm")))), ready);
    assertThat(heard).containsOnly(Door.operation("segments." + sample.name()));
  }

  static Stream<Sample> refused() {
    return Stream.of(
        command("a taken name", (desk, ready) -> desk.add(IN_SANTOS)),
        command(
            "an old version",
            (desk, ready) -> desk.change(ready.segment, new Version(2), IN_SANTOS)),
        command(
            "nothing to change", (desk, ready) -> desk.change(UNKNOWN, Version.FIRST, IN_SANTOS)),
        command(
            "an old version to delete",
            (desk, ready) -> desk.delete(ready.segment, new Version(2))),
        command("nothing to delete", (desk, ready) -> desk.delete(UNKNOWN, Version.FIRST)),
        command(
            "an unknown criterion",
            (desk, ready) ->
                desk.add(
                    Segment.builder("Other")
                        .combined(Criterion.text("plan").equalTo("Basic"))
                        .build())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  @DisplayName("ACS-2: what is refused changes nothing and leaves no entry")
  void nothing_changes(Sample sample) {
    Ready ready = new Ready();
    List<Object> before = ready.all();
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> sample.call().accept(ready.host.desk(), ready));
    assertThat(ready.all()).isEqualTo(before);
  }
}
