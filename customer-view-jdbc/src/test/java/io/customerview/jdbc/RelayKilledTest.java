package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.CustomerView;
import io.customerview.jdbc.RelayProcess.FileGateway;
import io.customerview.jdbc.RelayProcess.Step;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.shared.CustomerId;
import io.customerview.shared.OutgoingId;
import io.customerview.spi.RelayListener;
import io.customerview.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Relays that are killed: not stopped, not interrupted, but gone, after each of their steps in
 * turn, and at any moment. How often is said by the property {@value #KILLS}; the profile {@code
 * faults} says a hundred.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class RelayKilledTest {

  private static final String KILLS = "relay.kills";
  private static final int CUSTOMERS = 8;
  private static final int MESSAGES_PER_KILL = 24;

  /** How long after its first message a relay is killed at most. */
  private static final int LONGEST_LIFE_MILLIS = 300;

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  @TempDir Path folder;

  private final Random random = new Random();
  private final Storage storage = JdbcStorage.of(DATABASE.dataSource());
  private final Map<String, OutgoingId> queued = new LinkedHashMap<>();
  private final Map<CustomerId, Integer> numbers = new HashMap<>();

  @Test
  @DisplayName(
      "processes killed between claim, hand-over and record: nothing is lost, what is handed over twice carries the same key, and the order stays")
  void killed() throws Exception {
    Path file = folder.resolve("gateway");
    CustomerView view = RelayProcess.view(DATABASE.dataSource(), new FileGateway(file));
    OutboxHost host = new OutboxHost(view, storage);
    List<CustomerId> customers = new ArrayList<>();
    for (int index = 0; index < CUSTOMERS; index++) {
      customers.add(host.person());
    }
    Map<Step, Integer> met = new EnumMap<>(Step.class);
    int kills = Integer.getInteger(KILLS, Step.values().length);
    for (int kill = 0; kill < kills; kill++) {
      queue(host, customers);
      Step step = Step.values()[kill % Step.values().length];
      kill(step, file, host);
      met.merge(step, 1, Integer::sum);
    }
    assertThat(met).as("every step").containsOnlyKeys(Step.values());
    drain(view, host);

    List<String> lines = Files.readAllLines(file);
    Map<String, Set<String>> keys = new LinkedHashMap<>();
    lines.forEach(
        line ->
            keys.computeIfAbsent(line.split(" ")[0], name -> new LinkedHashSet<>())
                .add(line.split(" ")[1]));
    assertThat(keys.keySet()).containsExactlyInAnyOrderElementsOf(queued.keySet());
    keys.forEach(
        (name, of) -> assertThat(of).as(name).containsExactly(queued.get(name).toString()));
    assertOrder(keys.keySet());
    queued.forEach(
        (name, id) -> assertThat(host.state(id).kind()).as(name).isEqualTo(Kind.HANDED_OVER));
    assertThat(Host.ask(DATABASE.dataSource(), "select count(*) from customer_view.message"))
        .as("those that were sent again, and what was sent")
        .containsExactly(Integer.toString(2 * queued.size()));
    int handedOver = met.get(Step.HANDED_OVER);
    assertThat(lines.size() - queued.size())
        .as("twice goes what was in the gateway's hands, and nothing else")
        .isBetween(handedOver, handedOver + met.get(Step.ANY));
  }

  private void queue(OutboxHost host, List<CustomerId> customers) {
    for (int index = 0; index < MESSAGES_PER_KILL; index++) {
      CustomerId customer = customers.get(random.nextInt(customers.size()));
      String name = customers.indexOf(customer) + "/" + numbers.merge(customer, 1, Integer::sum);
      queued.put(name, host.queue(customer, name));
    }
  }

  /** Kills a relay after a step, and looks whether that is where it was. */
  private void kill(Step step, Path file, OutboxHost host) throws Exception {
    int before = lines(file).size();
    int times = 1 + random.nextInt(3);
    String key = killed(step, times, file);
    List<String> since = lines(file).subList(before, lines(file).size());
    switch (step) {
      case CLAIMED -> {
        assertThat(kinds(since, host)).as("done before").allMatch(Kind.HANDED_OVER::equals);
        assertThat(host.count(Kind.LEASED)).as("taken").isPositive();
      }
      case BEGUN -> {
        assertThat(since).hasSize(times - 1).noneMatch(line -> line.endsWith(key));
        assertThat(host.entry(id(key)).state().kind()).isEqualTo(Kind.LEASED);
        assertThat(host.entry(id(key)).attempts()).isPositive();
      }
      case HANDED_OVER -> {
        assertThat(since).hasSize(times).last().asString().endsWith(key);
        assertThat(kinds(since, host)).last().isEqualTo(Kind.LEASED);
      }
      case RECORDED -> {
        assertThat(since).hasSize(times);
        assertThat(kinds(since, host)).containsOnly(Kind.HANDED_OVER);
      }
      case ANY -> assertThat(key).isEqualTo("-");
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private List<Kind> kinds(List<String> lines, OutboxHost host) {
    return lines.stream()
        .map(line -> id(line.split(" ")[1]))
        .map(id -> host.state(id).kind())
        .toList();
  }

  private static OutgoingId id(String key) {
    return new OutgoingId(UUID.fromString(key));
  }

  /** Returns about which message the relay was. */
  private String killed(Step step, int times, Path file) throws Exception {
    PGSimpleDataSource source = DATABASE.dataSource();
    OtherProcess relay =
        OtherProcess.start(
            RelayProcess.class,
            jar -> true,
            file.toString(),
            source.getURL(),
            String.valueOf(source.getUser()),
            Objects.requireNonNullElse(source.getPassword(), ""),
            step.name(),
            Integer.toString(times));
    String said = Objects.requireNonNull(relay.line());
    if (step == Step.ANY) {
      TimeUnit.MICROSECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS * 1_000));
    } else {
      assertThat(said).startsWith(step.name());
    }
    assertThat(relay.kill()).as("128 + SIGKILL").isEqualTo(137);
    return said.split(" ")[1];
  }

  private static void drain(CustomerView view, OutboxHost host) throws InterruptedException {
    while (host.isOpen()) {
      view.relay(RelayProcess.settings(), RelayListener.none()).runOnce();
      Thread.sleep(10);
    }
  }

  /** Names in the order in which they came first: of each customer 1, 2, 3 and so on. */
  private static void assertOrder(Set<String> names) {
    Map<String, Integer> last = new HashMap<>();
    for (String name : names) {
      String[] parts = name.split("/");
      int number = Integer.parseInt(parts[1]);
      assertThat(number).as(name).isEqualTo(last.getOrDefault(parts[0], 0) + 1);
      last.put(parts[0], number);
    }
  }
}
