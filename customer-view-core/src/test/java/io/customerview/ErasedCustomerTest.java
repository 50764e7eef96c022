package io.customerview;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.access.Agent;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.CustomerOwned;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.testkit.Door;
import io.customerview.testkit.Samples;
import io.customerview.testkit.Samples.Sample;
import io.customerview.testkit.Work;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every use case, asked of somebody who was erased. */
class ErasedCustomerTest {

  private static final Agent SYSTEM = Agent.system(new AgentId("crm"));

  /** Those that answer: what is left of the trail can be checked, and an address can be closed. */
  private static final Set<String> ANSWERING =
      Set.of("audit.check/1", "feedback.unsubscribed/2", "feedback.complained/2");

  static Stream<Sample> samples() {
    return Samples.all().stream();
  }

  @Test
  @DisplayName(
      "PRIV-2: whatever takes a customer's id says of one who was erased that it is unknown")
  void unknown() {
    Set<String> unknown = new TreeSet<>();
    for (Sample sample : Samples.all()) {
      Sample.Ready ready = erased(sample);
      if (end(ready).equals(Optional.of(new CustomerUnknown(ready.customer())))) {
        unknown.add(sample.name());
      }
    }
    Set<String> expected = takingCustomers();
    expected.removeAll(ANSWERING);
    assertThat(expected).hasSizeGreaterThan(40);
    assertThat(unknown).containsAll(expected).doesNotContainAnyElementsOf(ANSWERING);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  @DisplayName("PRIV-2: no use case brings anything back of one who was erased, under its id")
  void nothing_comes_back(Sample sample) {
    Sample.Ready ready = erased(sample);
    end(ready);
    assertThat(held(ready)).isEmpty();
  }

  private static Sample.Ready erased(Sample sample) {
    Sample.Ready ready = sample.prepare(InMemoryStorage.create());
    ready.remember();
    ready.view().as(SYSTEM).privacy().erase(ready.customer());
    return ready;
  }

  /** Returns what refused a call. */
  private static Optional<Refusal> end(Sample.Ready ready) {
    try {
      ready.call(SYSTEM);
      return Optional.empty();
    } catch (RefusedException refused) {
      return Optional.of(refused.refusal());
    } catch (RuntimeException setup) {
      return Optional.empty(); // what the sample itself looks for to make its call is gone as well
    }
  }

  private static List<Object> held(Sample.Ready ready) {
    List<Object> held = new ArrayList<>();
    Work.run(
        ready.storage(),
        work -> {
          for (CustomerOwned part : ready.storage().owned()) {
            if (!part.staysStripped()) {
              part.export(work, ready.customer(), held::add);
            }
          }
        });
    return held;
  }

  /**
   * Those of whose methods of one name and number of parameters each or one takes a customer's id.
   */
  private static Set<String> takingCustomers() {
    Set<String> taking = new TreeSet<>();
    for (Method part : Door.methods(AgentView.class)) {
      add(taking, "", part);
      for (Method call : Door.methods(part.getReturnType())) {
        add(taking, part.getName() + '.', call);
      }
    }
    Set<String> sampled = new HashSet<>();
    samples().forEach(sample -> sampled.add(sample.name()));
    taking.retainAll(sampled);
    return taking;
  }

  private static void add(Set<String> taking, String prefix, Method call) {
    if (Arrays.asList(call.getParameterTypes()).contains(CustomerId.class)) {
      taking.add(prefix + call.getName() + '/' + call.getParameterCount());
    }
  }
}
