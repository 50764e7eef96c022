package io.customerview.benchmark.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contract as an application would keep it. */
final class Agreement {

  enum Kind {
    RECURRING,
    IMPLEMENTATION,
    ON_DEMAND
  }

  enum Standing {
    ACTIVE,
    EXPIRING,
    EXPIRED,
    CANCELLED,
    INACTIVE
  }

  private final Kind kind;
  private final Standing standing;
  private final BigDecimal value;
  private final LocalDate start;
  private final @Nullable LocalDate renewal;
  private final List<String> tagKeys;

  Agreement(
      Kind kind,
      Standing standing,
      BigDecimal value,
      LocalDate start,
      @Nullable LocalDate renewal,
      List<String> tagKeys) {
    this.kind = kind;
    this.standing = standing;
    this.value = value;
    this.start = start;
    this.renewal = renewal;
    this.tagKeys = tagKeys;
  }

  Kind kind() {
    return kind;
  }

  Standing standing() {
    return standing;
  }

  boolean isRecurring() {
    return kind == Kind.RECURRING;
  }

  /** Whether its value, its renewal and its tags count (SEG-3). */
  boolean counts() {
    return kind == Kind.RECURRING
        && standing != Standing.CANCELLED
        && standing != Standing.INACTIVE;
  }

  BigDecimal value() {
    return value;
  }

  LocalDate start() {
    return start;
  }

  @Nullable LocalDate renewal() {
    return renewal;
  }

  /** The tags, folded once when the contract was saved. */
  List<String> tagKeys() {
    return tagKeys;
  }
}
