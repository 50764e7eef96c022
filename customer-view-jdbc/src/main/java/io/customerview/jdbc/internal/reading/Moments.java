package io.customerview.jdbc.internal.reading;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;

/**
 * Reads moments as PostgreSQL writes them into JSON: {@code 2026-11-22T12:00:00.123456-03:00}. A
 * profile has hundreds of them, and a formatter takes ten times as long.
 */
final class Moments {

  /** Where the offset, or a fraction before it, begins. */
  private static final int WHOLE = "2026-11-22T12:00:00".length();

  private static final int NANOS = 1_000_000_000;

  private static final String BEFORE_CHRIST = " BC";

  /**
   * Moments come in the zone of the session, where those of the first and last days that we keep
   * may lie in the year before the first, or in one of five digits.
   */
  private static final DateTimeFormatter FAR =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR_OF_ERA, 4, 9, SignStyle.NOT_NEGATIVE)
          .appendPattern("-MM-dd'T'")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendOffset("+HH:MM:ss", "+00:00")
          .optionalStart()
          .appendLiteral(' ')
          .appendText(ChronoField.ERA, Map.of(0L, "BC"))
          .optionalEnd()
          .parseDefaulting(ChronoField.ERA, 1)
          .toFormatter(Locale.ROOT);

  private Moments() {}

  static OffsetDateTime parse(String text) {
    if (text.length() <= WHOLE
        || text.charAt(4) != '-'
        || text.charAt(10) != 'T'
        || text.endsWith(BEFORE_CHRIST)) {
      return FAR.parse(text, OffsetDateTime::from);
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
