package io.customerview.portfolio.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.portfolio.ImportRefusal.FileBroken;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading goes on while those who take wait, and ends with them. */
@Timeout(60)
class ReadAheadTest {

  private static final int ROWS = 10_000;

  @Test
  @DisplayName("POR-8: rows are handed out in their order, and in the caller's thread")
  void in_order() {
    List<Integer> taken = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    ReadAhead.run(
        ahead ->
            each(
                row ->
                    ahead.then(
                        1,
                        () -> {
                          taken.add(row);
                          threads.add(Thread.currentThread());
                        })));
    assertThat(taken).isEqualTo(IntStream.range(0, ROWS).boxed().toList());
    assertThat(threads).containsOnly(Thread.currentThread());
  }

  @Test
  @DisplayName("POR-8: reading goes on while rows are taken")
  void ahead() {
    CountDownLatch further = new CountDownLatch(1);
    List<Integer> taken = new ArrayList<>();
    ReadAhead.run(
        ahead -> {
          each(row -> ahead.then(1, () -> taken.add(await(further) + row)), 600);
          further.countDown();
        });
    assertThat(taken).hasSize(600);
  }

  @Test
  @DisplayName("POR-9: what can't be read is refused behind the rows in front of it")
  void refused_in_order() {
    List<Integer> taken = new ArrayList<>();
    assertThatThrownBy(
            () ->
                ReadAhead.run(
                    ahead -> {
                      each(row -> ahead.then(1, () -> taken.add(row)));
                      throw new RefusedException(new FileBroken());
                    }))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(new FileBroken()));
    assertThat(taken).hasSize(ROWS);
  }

  @Test
  @DisplayName("POR-9: an error of the reading is the caller's as well")
  void errors() {
    assertThatThrownBy(
            () ->
                ReadAhead.run(
                    ahead -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);
  }

  @Test
  @DisplayName("POR-8: what takes rows ends the reading by what it throws, and no thread is left")
  void ended_by_the_taker() {
    Thread[] reading = new Thread[1];
    AtomicInteger read = new AtomicInteger();
    assertThatThrownBy(
            () ->
                ReadAhead.run(
                    ahead -> {
                      reading[0] = Thread.currentThread();
                      each(
                          row -> {
                            read.incrementAndGet();
                            ahead.then(
                                1,
                                () -> {
                                  throw new IllegalStateException("enough");
                                });
                          },
                          10 * ROWS);
                    }))
        .hasMessage("enough");
    assertThat(reading[0].isAlive()).isFalse();
    assertThat(read).hasValueLessThan(10 * ROWS);
  }

  @Test
  @DisplayName("POR-9: the longer the texts are, the fewer rows are read ahead")
  void held_at_once() {
    AtomicInteger read = new AtomicInteger();
    List<Integer> furthest = new ArrayList<>();
    ReadAhead.run(
        ahead ->
            each(
                row -> {
                  read.incrementAndGet();
                  ahead.then(100_000, () -> furthest.add(read.get() - row));
                },
                1_000));
    assertThat(furthest).hasSize(1_000).allMatch(ahead -> ahead <= 43);
  }

  @Test
  @DisplayName("POR-8: an interrupted caller reads to the end, and stays interrupted")
  void interrupted() {
    AtomicInteger taken = new AtomicInteger();
    Thread.currentThread().interrupt();
    ReadAhead.run(ahead -> each(row -> ahead.then(1, taken::incrementAndGet)));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(taken).hasValue(ROWS);
  }

  private static int await(CountDownLatch latch) {
    try {
      latch.await();
      return 0;
    } catch (InterruptedException stop) {
      throw new AssertionError(stop);
    }
  }

  private static void each(Consumer<Integer> row) {
    each(row, ROWS);
  }

  private static void each(Consumer<Integer> row, int rows) {
    IntStream.range(0, rows).boxed().forEach(row);
  }
}
