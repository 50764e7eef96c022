package io.customerview.portfolio.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.Uninterruptibles;
import io.customerview.portfolio.ImportRefusal.FileUnsafe;
import io.customerview.shared.RefusedException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever reads comes to no row that was not looked through. */
@Timeout(60)
class ScanAheadTest {

  @Test
  @DisplayName("POR-9: a row is waited for until it is looked through, and the last ones alike")
  void in_front() {
    List<Long> blocks = new CopyOnWriteArrayList<>();
    Iterator<Long> ends = List.of(-1L, 0L, 3L, 7L, ScanAhead.ALL).iterator();
    try (ScanAhead ahead = new ScanAhead(() -> noted(blocks, ends.next()))) {
      ahead.toRow(0);
      assertThat(blocks).startsWith(-1L, 0L);
      ahead.toRow(3);
      assertThat(blocks).startsWith(-1L, 0L, 3L).doesNotContain(ScanAhead.ALL);
      ahead.toRow(8);
      ahead.toRow(ScanAhead.ALL);
    }
    assertThat(blocks).containsExactly(-1L, 0L, 3L, 7L, ScanAhead.ALL);
  }

  @Test
  @DisplayName("POR-9: what is refused is refused in front of the rows of its block, every time")
  void refused() {
    for (Throwable thrown :
        List.of(new RefusedException(new FileUnsafe()), new OutOfMemoryError("of a test"))) {
      Iterator<Supplier<Long>> blocks =
          List.<Supplier<Long>>of(() -> 5L, () -> thrown(thrown)).iterator();
      try (ScanAhead ahead = new ScanAhead(() -> blocks.next().get())) {
        ahead.toRow(5);
        assertThatThrownBy(() -> ahead.toRow(6)).isSameAs(thrown);
        assertThatThrownBy(() -> ahead.toRow(ScanAhead.ALL)).isSameAs(thrown);
      }
    }
  }

  @Test
  @DisplayName("POR-8: no thread is left when it is closed, also within a block")
  void closed() {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    try (ScanAhead ahead =
        new ScanAhead(
            () -> {
              threads.add(Thread.currentThread());
              Uninterruptibles.sleepUninterruptibly(Duration.ofMillis(200));
              return 1L;
            })) {
      ahead.toRow(1);
    }
    assertThat(threads).isNotEmpty().noneMatch(Thread::isAlive).allMatch(Thread::isDaemon);
  }

  private static long noted(List<Long> blocks, long end) {
    blocks.add(end);
    return end;
  }

  private static long thrown(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }
}
