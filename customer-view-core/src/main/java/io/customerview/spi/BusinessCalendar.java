package io.customerview.spi;

import java.time.LocalDate;

/**
 * Says which days are worked on, so that the days of a journey can be counted without weekends and
 * holidays (JRN-8). {@code io.customerview.holiday} makes one from the public holidays of a
 * country.
 *
 * <p>Must be thread-safe, and quick: it is asked of every day that is counted, inside the unit of
 * work of a use case. It is to answer the same for a day for as long as it lives; a host whose
 * calendar has changed builds its customer view with the new one and has the days of journeys
 * counted anew.
 */
public interface BusinessCalendar {

  /**
   * Returns the name under which journeys refer to this calendar, such as {@code BR-SP}: 1 to 64
   * code points, always the same.
   */
  String name();

  /** Returns whether a day is a business day. */
  boolean isBusinessDay(LocalDate day);
}
