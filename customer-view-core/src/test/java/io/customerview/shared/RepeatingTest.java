package io.customerview.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RepeatingTest {

  private static final Duration SHORT = Duration.ofMillis(1);

  @Test
  @DisplayName("a step runs again and again, also after a run that failed, until it is closed")
  void again_and_again() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(3);
    AtomicInteger count = new AtomicInteger();
    Repeating repeating =
        Repeating.start(
            "test",
            SHORT,
            () -> {
              count.incrementAndGet();
              runs.countDown();
              throw new IllegalStateException("on purpose");
            });
    assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
    repeating.close();
    repeating.close();
    int ended = count.get();
    assertThat(ended).isGreaterThanOrEqualTo(3);
    assertThat(count.get()).isEqualTo(ended);
  }

  @Test
  @DisplayName("closing waits for the run that is under way")
  void closing_waits() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Repeating repeating =
        Repeating.start(
            "test",
            Duration.ofDays(1),
            () -> {
              begun.countDown();
              await(closing);
              ended.set(true);
            });
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    closing.countDown();
    repeating.close();
    assertThat(ended).isTrue();
  }

  @Test
  @DisplayName("an error ends one run, as an exception does")
  void errors() throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(2);
    Runnable step =
        () -> {
          runs.countDown();
          throw new NoClassDefFoundError("on purpose");
        };
    try (Repeating repeating = Repeating.start("test", SHORT, step)) {
      assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  @DisplayName("PRIV-3: a run that fails is logged by the code of what it threw, and no more")
  void logged() throws InterruptedException {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    CountDownLatch runs = new CountDownLatch(2);
    Runnable step =
        () -> {
          runs.countDown();
          throw new StorageException("of Maria", null);
        };
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (Repeating repeating = Repeating.start("test", SHORT, step)) {
      assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("A run of test failed: " + new StorageException("", null).code())
        .doesNotContain("Maria");
  }

  @Test
  @DisplayName("a run that hangs is told that it is to end, waited for, and interrupted then")
  void closing_ends() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    AtomicBoolean told = new AtomicBoolean();
    Repeating repeating =
        Repeating.start(
            "test",
            SHORT,
            Duration.ofMillis(20),
            closing -> {
              begun.countDown();
              await(new CountDownLatch(1));
              told.set(closing.getAsBoolean());
              interrupted.countDown();
            });
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    repeating.close();
    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(told).isTrue();
  }

  @Test
  @DisplayName("a run whose thread was interrupted is told that it is to end")
  void interrupted_ends() throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    Repeating repeating =
        Repeating.start(
            "test",
            Duration.ofDays(1),
            Repeating.LONGEST_WAIT,
            ending -> {
              boolean before = ending.getAsBoolean();
              Thread.currentThread().interrupt();
              if (!before && ending.getAsBoolean()) {
                told.countDown();
              }
            });
    assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
    repeating.close();
  }

  @Test
  @DisplayName("what has to be done is not disturbed by an interruption, which is kept")
  void undisturbed() {
    Thread.currentThread().interrupt();
    List<Boolean> seen = new ArrayList<>();
    Repeating.undisturbed(() -> seen.add(Thread.currentThread().isInterrupted()));
    assertThat(seen).containsExactly(false);
    assertThat(Thread.interrupted()).isTrue();
    Repeating.undisturbed(() -> seen.add(Thread.currentThread().isInterrupted()));
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  @DisplayName("a pause lasts a millisecond or more")
  void pause() {
    assertThatThrownBy(() -> Repeating.start("test", Duration.ofNanos(1), () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith(", not PT0.000000001S");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
