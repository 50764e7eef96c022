package io.customerview.segmentation.internal.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.CustomerId;
import io.customerview.shared.SegmentId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LiveIndexTest {

  private static final LocalDate TODAY = LocalDate.of(2024, 2, 29);
  private static final int SEGMENTS = 40;
  private static final Segment EVERYONE =
      Segment.named("everyone").combined(Criterion.REVENUE.atLeast(BigDecimal.ZERO)).build();

  private final LiveIndex live = new LiveIndex(SegmentIndex.empty(Criteria.ofSource(), TODAY, 8));
  private final CustomerFacts customer =
      CustomerFacts.of(new CustomerId(UUID.randomUUID())).build();
  private final AtomicBoolean done = new AtomicBoolean();

  @Test
  @DisplayName("Readers see only states that there were, whatever writers and compactions do")
  void readers_see_whole_states() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Future<?> compacting = threads.submit(this::compactAll);
      Future<Integer> one = threads.submit(this::readAll);
      Future<Integer> other = threads.submit(this::readAll);
      threads.submit(this::writeAll).get();
      compacting.get();
      assertThat(one.get() + other.get()).isPositive();
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
    assertThat(live.current().size()).isZero();
  }

  /** Segments are added by number, each replaced at once, and then removed by number. */
  private void writeAll() {
    try {
      for (int round = 0; round < 50; round++) {
        for (int number = 0; number < SEGMENTS; number++) {
          live.put(id(number), EVERYONE);
          live.put(id(number), EVERYONE);
        }
        for (int number = 0; number < SEGMENTS; number++) {
          live.remove(id(number));
        }
      }
    } finally {
      done.set(true);
    }
  }

  private void compactAll() {
    while (!done.get()) {
      live.compact();
    }
  }

  /** What is there are the first numbers or the last ones, none of them twice. */
  private int readAll() {
    Matcher matcher = new Matcher();
    int times = 0;
    do {
      List<SegmentId> found =
          new ArrayList<>(matcher.match(live.current(), TODAY, customer).matched());
      BitSet numbers = new BitSet();
      found.forEach(id -> numbers.set((int) id.value().getLeastSignificantBits()));
      assertThat(numbers.cardinality()).isEqualTo(found.size());
      boolean first = numbers.length() == found.size();
      boolean last = numbers.nextSetBit(0) == SEGMENTS - found.size();
      assertThat(first || last).as("%s", numbers).isTrue();
      times++;
    } while (!done.get());
    return times;
  }

  @Test
  @DisplayName("A compaction keeps what counts, and leaves the index before it as it was")
  void a_compaction_keeps_what_counts() {
    for (int number = 0; number < 20; number++) {
      live.put(id(number), EVERYONE);
    }
    live.remove(id(3));
    SegmentIndex before = live.current();
    live.compact();
    assertThat(before.size()).isEqualTo(19);
    assertThat(live.current().size()).isEqualTo(19);
    assertThat(live.current().contains(id(3))).isFalse();
    assertThat(live.current().compacted()).isSameAs(live.current());
  }

  private static SegmentId id(int number) {
    return new SegmentId(new UUID(0, number));
  }
}
