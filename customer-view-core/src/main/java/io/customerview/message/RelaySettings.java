package io.customerview.message;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How a relay works.
 *
 * <pre>{@code
 * RelaySettings.builder().attempts(5).lease(Duration.ofSeconds(30)).build()
 * }</pre>
 *
 * <p>Immutable; thread-safe where the source of randomness is.
 */
public final class RelaySettings {

  /** How many messages are taken at once, unless set. */
  public static final int DEFAULT_BATCH = 20;

  /** The most messages that are taken at once. */
  public static final int LARGEST_BATCH = 1_000;

  /** How often a message is tried before it is set aside, unless set. */
  public static final int DEFAULT_ATTEMPTS = 8;

  /** How long a relay has a message, unless set. */
  public static final Duration DEFAULT_LEASE = Duration.ofMinutes(1);

  /** The longest wait before the second attempt, unless set. */
  public static final Duration DEFAULT_FIRST_BACKOFF = Duration.ofSeconds(10);

  /** The longest wait before any attempt, unless set. */
  public static final Duration DEFAULT_LONGEST_BACKOFF = Duration.ofHours(1);

  /** How long what is done is kept, unless set. */
  public static final Duration DEFAULT_KEPT = Duration.ofDays(30);

  private final int batch;
  private final int attempts;
  private final Duration lease;
  private final Optional<Duration> callLimit;
  private final Duration firstBackoff;
  private final Duration longestBackoff;
  private final Duration kept;
  private final RandomGenerator random;

  private RelaySettings(Builder from) {
    this.batch = from.batch;
    this.attempts = from.attempts;
    this.lease = from.lease;
    this.callLimit = from.callLimit;
    this.firstBackoff = from.firstBackoff;
    this.longestBackoff = from.longestBackoff;
    this.kept = from.kept;
    this.random = from.random;
  }

  /** Returns the settings that fit most hosts. */
  public static RelaySettings standard() {
    return builder().build();
  }

  /** Begins settings. */
  public static Builder builder() {
    return new Builder();
  }

  int batch() {
    return batch;
  }

  int attempts() {
    return attempts;
  }

  Duration lease() {
    return lease;
  }

  Optional<Duration> callLimit() {
    return callLimit;
  }

  Duration kept() {
    return kept;
  }

  /**
   * Returns how long a message waits after an attempt that failed: anything up to twice as long as
   * after the one before, so that messages that failed together don't come back together.
   *
   * @param failed how many attempts have failed; 1 or more
   */
  Duration backoff(int failed) {
    double longest = firstBackoff.toNanos() / 1e3 * Math.pow(2, failed - 1.0);
    double micros = Math.min(longest, longestBackoff.toNanos() / 1e3) * random.nextDouble();
    return Duration.of((long) micros, ChronoUnit.MICROS);
  }

  /** Gathers settings. Not thread-safe. */
  public static final class Builder {

    private int batch = DEFAULT_BATCH;
    private int attempts = DEFAULT_ATTEMPTS;
    private Duration lease = DEFAULT_LEASE;
    private Optional<Duration> callLimit = Optional.empty();
    private Duration firstBackoff = DEFAULT_FIRST_BACKOFF;
    private Duration longestBackoff = DEFAULT_LONGEST_BACKOFF;
    private Duration kept = DEFAULT_KEPT;
    private RandomGenerator random = new Jitter();

    private Builder() {}

    /** Sets how many messages are taken at once: 1 to {@value RelaySettings#LARGEST_BATCH}. */
    public Builder batch(int messages) {
      if (messages < 1 || messages > LARGEST_BATCH) {
        throw new IllegalArgumentException(
            "a batch has 1 to " + LARGEST_BATCH + " messages, not " + messages);
      }
      this.batch = messages;
      return this;
    }

    /** Sets how often a message is tried before it is set aside: 1 or more. */
    public Builder attempts(int most) {
      if (most < 1) {
        throw new IllegalArgumentException("a message is tried once or more, not " + most);
      }
      this.attempts = most;
      return this;
    }

    /**
     * Sets how long a relay has a message from when it begins to hand it over: after that another
     * relay may take it, by its own clock. Longer than the gateway ever takes and the clocks of any
     * two hosts differ together, and a millisecond at least.
     */
    public Builder lease(Duration time) {
      this.lease = positive("lease", time);
      return this;
    }

    /**
     * Sets how long one call of the gateway may take: shorter than the lease. Each call is made on
     * a thread of its own then. One that takes longer is interrupted, counts as a failure that may
     * pass ({@code gateway_too_slow}), and is recorded if it turns out to have ended well. Unless
     * set, the relay's own thread calls and waits: for gateways whose connections have timeouts.
     */
    public Builder callLimit(Duration time) {
      this.callLimit = Optional.of(positive("call limit", time));
      return this;
    }

    /**
     * Sets the longest wait before the second attempt, and before any: each wait is chosen between
     * nothing and twice the longest one before.
     */
    public Builder backoff(Duration first, Duration longest) {
      this.firstBackoff = positive("first backoff", first);
      this.longestBackoff = positive("longest backoff", longest);
      return this;
    }

    /**
     * Sets how long messages stay in the outbox once they were handed over or denied: a millisecond
     * to a hundred years; 30 days unless set. An idempotency key is known as long as its message
     * stays, and a request under it sends again afterwards: choose a time that is longer than the
     * host may take to ask again.
     *
     * @throws IllegalArgumentException if the time is shorter or longer
     */
    public Builder kept(Duration time) {
      this.kept = positive("kept", time);
      return this;
    }

    /** Sets where the randomness of waits comes from; thread-safe where relays share it. */
    public Builder random(RandomGenerator source) {
      this.random = Objects.requireNonNull(source, "source");
      return this;
    }

    private static Duration positive(String name, Duration time) {
      if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(Duration.ofDays(36_500)) > 0) {
        throw new IllegalArgumentException(
            name + " lasts from a millisecond to a hundred years, not " + time);
      }
      return time;
    }

    /**
     * Makes the settings.
     *
     * @throws IllegalArgumentException if a call may take as long as the lease
     */
    public RelaySettings build() {
      if (callLimit.filter(limit -> limit.compareTo(lease) >= 0).isPresent()) {
        throw new IllegalArgumentException(
            "the call limit must be shorter than the lease of "
                + lease
                + ", not "
                + callLimit.get());
      }
      return new RelaySettings(this);
    }
  }

  /** One for all threads: a wait need not be hard to guess. */
  private static final class Jitter implements RandomGenerator {

    private final SplittableRandom random = new SplittableRandom();

    @Override
    public synchronized long nextLong() {
      return random.nextLong();
    }
  }
}
