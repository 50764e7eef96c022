package io.customerview.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.customerview.CustomerView;
import io.customerview.memory.InMemoryStorage;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.SegmentHost;
import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import io.customerview.testkit.TestSecrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SegmentSweepTest {

  private static final Segment IN_SANTOS =
      Segment.builder("In Santos").combined(Criterion.CITY.equalTo("Santos")).build();

  private final SegmentHost host = new SegmentHost(InMemoryStorage.create());
  private final SegmentSweep sweep = host.segments().sweep(host.customerView(true));

  @Test
  @DisplayName("SEG-10: it refreshes in a thread of its own, until it is closed")
  void started() {
    CustomerId customer = host.company("Santos");
    SegmentId segment = host.desk().add(IN_SANTOS);
    sweep.start(Duration.ofHours(1)).close();
    assertThat(host.members(segment)).containsExactly(customer);
  }

  @Test
  @DisplayName("SEG-10: closing ends a long run behind its step, and the next run goes on there")
  void closing() {
    for (int at = 0; at <= SegmentDesk.CHUNK; at++) {
      host.company("Santos");
    }
    host.desk().add(IN_SANTOS);
    Refreshed ended = sweep.runUntil(() -> true);
    assertThat(ended.customers()).isEqualTo(SegmentDesk.CHUNK);
    assertThat(ended.isDone()).isFalse();
    Refreshed rest = sweep.runOnce();
    assertThat(rest.customers()).isEqualTo(1);
    assertThat(rest.isDone()).isTrue();
  }

  @Test
  @DisplayName("the operation listener hears of each run")
  void heard() {
    List<String> heard = new ArrayList<>();
    CustomerView listening =
        CustomerView.builder()
            .storage(host.storage())
            .clock(host.clock())
            .secrets(TestSecrets.SECRETS)
            .onChange(host.segments())
            .onOperation((operation, took, outcome) -> heard.add(operation + ' ' + outcome))
            .build();
    host.segments().sweep(listening).runOnce();
    assertThat(heard).containsExactly("segments.refresh DONE", "segment_sweep.run DONE");
  }

  @Test
  @DisplayName("a customer view that tells these segments of nothing has no sweep of them")
  void another() {
    CustomerView other =
        CustomerView.builder()
            .storage(host.storage())
            .clock(host.clock())
            .secrets(TestSecrets.SECRETS)
            .build();
    assertThatIllegalArgumentException().isThrownBy(() -> host.segments().sweep(other));
  }
}
