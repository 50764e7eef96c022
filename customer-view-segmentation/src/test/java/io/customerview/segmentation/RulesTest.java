package io.customerview.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.SegmentRules;
import io.customerview.memory.InMemoryStorage;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.SegmentHost;
import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a process follows the rules that others change. */
class RulesTest {

  private final List<Object> read = new ArrayList<>();
  private Runnable whileEditionsAreRead = () -> {};
  private final Storage storage = InMemoryStorage.create();
  private final SegmentHost writes = new SegmentHost(storage);
  private final SegmentHost follows = new SegmentHost(noting());

  private static Segment inCity(String name, String city) {
    return Segment.builder(name).combined(Criterion.CITY.equalTo(city)).build();
  }

  /** The same storage, which notes the segments that are read. */
  private Storage noting() {
    SegmentRules rules = storage.segmentRules();
    SegmentRules noting =
        proxy(
            SegmentRules.class,
            rules,
            (name, argument) -> {
              if (name.equals("find") && argument instanceof Collection<?> ids) {
                read.addAll(ids);
              }
              if (name.equals("editions")) {
                whileEditionsAreRead.run();
              }
            });
    return (Storage)
        Proxy.newProxyInstance(
            RulesTest.class.getClassLoader(),
            new Class<?>[] {Storage.class},
            (proxy, method, arguments) ->
                method.getName().equals("segmentRules")
                    ? noting
                    : method.invoke(storage, arguments));
  }

  private interface Note {
    void call(String method, Object argument);
  }

  private static <T> T proxy(Class<T> type, T of, Note note) {
    return type.cast(
        Proxy.newProxyInstance(
            RulesTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              note.call(method.getName(), arguments.length > 1 ? arguments[1] : "");
              return method.invoke(of, arguments);
            }));
  }

  @Test
  @DisplayName("SEG-9: of rules that have changed, a process reads those only, and answers by them")
  void reads_what_has_changed() {
    List<SegmentId> ids = new ArrayList<>();
    for (int at = 0; at < 5; at++) {
      ids.add(writes.desk().add(inCity("Segment " + at, at < 3 ? "Santos" : "Recife")));
    }
    CustomerId customer = writes.company("Santos");
    assertThat(follows.desk().match(customer).segments())
        .containsExactlyInAnyOrderElementsOf(ids.subList(0, 3));
    assertThat(read).containsExactlyInAnyOrderElementsOf(ids);

    read.clear();
    writes.desk().change(ids.get(0), Version.FIRST, inCity("Segment 0", "Recife"));
    writes.desk().change(ids.get(4), Version.FIRST, inCity("Segment 4", "Santos"));
    writes.desk().delete(ids.get(1), Version.FIRST);
    SegmentId added = writes.desk().add(inCity("Added", "Santos"));
    assertThat(follows.desk().match(customer).segments())
        .containsExactlyInAnyOrder(ids.get(2), ids.get(4), added);
    assertThat(read).containsExactlyInAnyOrder(ids.get(0), ids.get(4), added);

    read.clear();
    assertThat(follows.desk().match(customer).segments()).hasSize(3);
    writes.desk().delete(added, Version.FIRST);
    assertThat(follows.desk().match(customer).segments()).hasSize(2);
    assertThat(read).isEmpty();
  }

  @Test
  @DisplayName("SEG-9: who meets changed rules while another reads them has what that one has read")
  void one_reads_for_all() throws Exception {
    SegmentId id = writes.desk().add(inCity("Segment", "Santos"));
    CustomerId customer = writes.company("Santos");
    List<Object> answers = new CopyOnWriteArrayList<>();
    Runnable asks = () -> answers.addAll(follows.desk().match(customer).segments());
    Thread other = new Thread(asks);
    AtomicInteger readers = new AtomicInteger();
    whileEditionsAreRead =
        () -> {
          if (readers.incrementAndGet() == 1) {
            other.start();
            while (other.getState() != Thread.State.WAITING && other.isAlive()) {
              Thread.onSpinWait();
            }
          }
        };
    asks.run();
    other.join();
    assertThat(answers).containsExactly(id, id);
    assertThat(readers).hasValue(1);
    assertThat(read).containsExactly(id);
  }

  @Test
  @DisplayName("SEG-9: on two days in turn, as around midnight, rules are read once")
  void two_days_in_turn() {
    SegmentId id = writes.desk().add(inCity("Segment", "Santos"));
    CustomerId customer = writes.company("Santos");
    for (int at = 0; at < 3; at++) {
      assertThat(follows.desk().match(customer).segments()).containsExactly(id);
      follows.clock().advance(Duration.ofDays(at % 2 == 0 ? 1 : -1));
    }
    assertThat(read).containsExactly(id);
  }

  @Test
  @DisplayName("SEG-9: after many changes of a few rules, all answer as if they had just been read")
  void many_changes() {
    List<SegmentId> ids = new ArrayList<>();
    List<Version> versions = new ArrayList<>();
    for (int at = 0; at < 6; at++) {
      ids.add(writes.desk().add(inCity("Segment " + at, "Santos")));
      versions.add(Version.FIRST);
    }
    CustomerId customer = writes.company("Santos");
    for (int change = 0; change < 400; change++) {
      int at = change % 6;
      String city = change % 4 == 0 ? "Recife" : "Santos";
      Segment rule = inCity("Segment " + at, city);
      versions.set(at, writes.desk().change(ids.get(at), versions.get(at), rule));
      if (change % 7 == 0) {
        SegmentHost fresh = new SegmentHost(storage);
        assertThat(follows.desk().match(customer).segments())
            .isEqualTo(fresh.desk().match(customer).segments());
      }
    }
  }
}
