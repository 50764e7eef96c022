package io.customerview.jdbc.internal.reading;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Reads moments as PostgreSQL writes them into JSON: {@code 2026-11-22T12:00:00.123456-03:00}. A
 * profile has hundreds of them, and a formatter takes ten times as long.
 */
final class Moments {

  /** Where the offset, or a fraction before it, begins. */
  private static final int WHOLE = "2026-11-22T12:00:00".length();

  private static final int NANOS = 1_000_000_000;

  private Moments() {}

  static OffsetDateTime parse(String text) {
    if (text.length() <= WHOLE || text.charAt(4) != '-' || text.charAt(10) != 'T') {
      return OffsetDateTime.parse(text); // another number of digits in the year
    }
    int end = WHOLE;
    int nanos = 0;
    if (text.charAt(WHOLE) == '.') {
      int unit = NANOS;
      for (end++; Character.isDigit(text.charAt(end)); end++) {
        unit /= 10;
        nanos += unit * (text.charAt(end) - '0');
      }
    }
    return OffsetDateTime.of(
        number(text, 0, 4),
        number(text, 5, 7),
        number(text, 8, 10),
        number(text, 11, 13),
        number(text, 14, 16),
        number(text, 17, WHOLE),
        nanos,
        ZoneOffset.of(text.substring(end)));
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
