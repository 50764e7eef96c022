package io.customerview.architecture.broken.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Every method but the last asks the machine. */
public final class AsksTheMachine {

  private AsksTheMachine() {}

  static Instant moment() {
    return Instant.now();
  }

  static LocalDate day() {
    return LocalDate.now(ZoneId.of("America/Sao_Paulo"));
  }

  static long millis() {
    return System.currentTimeMillis();
  }

  static ZoneId zone() {
    return ZoneId.systemDefault();
  }

  static Clock clock() {
    return Clock.systemUTC();
  }

  static Instant passedIn(Clock clock) {
    return Instant.now(clock);
  }
}
