package io.customerview.examples.quickstart.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Days as exports have them: day before month, or year first, or as a spreadsheet counts them. */
final class Days {

  private static final List<DateTimeFormatter> FORMATS =
      Stream.of("d/M/uuuu", "uuuu-M-d", "d-M-uuuu", "d.M.uuuu", "d/M/uu", "d-M-uu", "d.M.uu")
          .map(
              pattern ->
                  DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                      .withResolverStyle(ResolverStyle.STRICT))
          .toList();

  /** Day 1 of a spreadsheet is the first of 1900, and it takes that year for a leap year. */
  private static final LocalDate SPREADSHEET_EPOCH = LocalDate.of(1899, 12, 30);

  private Days() {}

  /**
   * Returns the day, or empty if there is no such day or the text is none. A time after it is
   * dropped.
   */
  static Optional<LocalDate> tryParse(String text) {
    if (text.matches("\\d{5}")) {
      return Optional.of(SPREADSHEET_EPOCH.plusDays(Integer.parseInt(text)));
    }
    String day = text.replaceFirst("[ T]\\d{1,2}:\\d{2}(:\\d{2})?$", "");
    return FORMATS.stream().flatMap(format -> parse(format, day).stream()).findFirst();
  }

  private static Optional<LocalDate> parse(DateTimeFormatter format, String day) {
    try {
      return Optional.of(LocalDate.parse(day, format));
    } catch (DateTimeException otherFormat) {
      return Optional.empty();
    }
  }
}
