package io.customerview.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RelaySettingsTest {

  @Property
  @Label("a wait is never longer than the longest, nor than twice the one before, nor negative")
  void backoff(@ForAll @IntRange(min = 1, max = 2_000) int failed, @ForAll long random) {
    Duration longest = Duration.ofHours(1);
    RelaySettings settings = settings(() -> random);
    Duration wait = settings.backoff(failed);
    assertThat(wait).isBetween(Duration.ZERO, longest);
    if (failed < 8) {
      assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(10).multipliedBy(1L << (failed - 1)));
    }
  }

  @Test
  @DisplayName(
      "waits are spread over the whole time: messages that failed together don't come back together")
  void jitter() {
    RelaySettings settings = RelaySettings.standard();
    List<Duration> waits =
        IntStream.range(0, 1_000).mapToObj(any -> settings.backoff(1)).sorted().toList();
    assertThat(waits.get(100)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1_500));
    assertThat(waits.get(900)).isBetween(Duration.ofMillis(8_500), Duration.ofMillis(9_500));
    assertThat(waits.stream().distinct().count()).isGreaterThan(900);
  }

  private static RelaySettings settings(RandomGenerator random) {
    return RelaySettings.builder()
        .backoff(Duration.ofSeconds(10), Duration.ofHours(1))
        .random(random)
        .build();
  }

  @Test
  @DisplayName("settings that make no sense are refused")
  void refused() {
    RelaySettings.Builder builder = RelaySettings.builder();
    for (Runnable wrong :
        List.<Runnable>of(
            () -> builder.batch(0),
            () -> builder.batch(RelaySettings.LARGEST_BATCH + 1),
            () -> builder.attempts(0),
            () -> builder.lease(Duration.ZERO),
            () -> builder.lease(Duration.ofDays(99_999)),
            () -> builder.backoff(Duration.ofSeconds(-1), Duration.ofHours(1)),
            () -> builder.backoff(Duration.ofSeconds(1), Duration.ZERO),
            () -> builder.callLimit(Duration.ZERO),
            () -> builder.callLimit(RelaySettings.DEFAULT_LEASE).build(),
            () -> builder.kept(Duration.ofNanos(1)))) {
      assertThatIllegalArgumentException()
          .isThrownBy(wrong::run)
          .withMessageMatching(".*, not \\S+");
    }
  }
}
