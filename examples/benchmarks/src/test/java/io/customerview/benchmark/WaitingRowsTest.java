package io.customerview.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.intake.IntakeRow;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Secrets;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WaitingRowsTest {

  private final AgentView desk =
      CustomerView.builder()
          .storage(InMemoryStorage.create())
          .clock(Clock.systemUTC())
          .secrets(Secrets.of(new byte[32]))
          .build()
          .as(Agent.system(new AgentId("crm")));

  @Test
  @DisplayName("REG-8: a row that waits for its parent takes as much however many wait already")
  void rows_that_wait() {
    bytes(1_000);
    long few = bytes(10_000);
    assertThat(bytes(40_000)).isLessThan(6 * few);
  }

  /** Returns what an intake allocates of which every row waits in vain. */
  private long bytes(int count) {
    List<IntakeRow> rows =
        IntStream.range(0, count)
            .mapToObj(
                number ->
                    IntakeRow.of(
                            number,
                            Registration.builder(Person.of("Lia", null))
                                .externalId("crm-" + number)
                                .build())
                        .parent(new ExternalId("nobody")))
            .toList();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(desk.intake().take(rows.iterator(), outcome -> {}).refused()).isEqualTo(count);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
