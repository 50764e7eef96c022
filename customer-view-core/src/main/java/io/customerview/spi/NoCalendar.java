package io.customerview.spi;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** The publisher of a host that has set none. */
final class NoCalendar implements CalendarPublisher {

  static final CalendarPublisher CALENDAR = new NoCalendar();

  private NoCalendar() {}

  @Override
  public void publish(CalendarEntry entry) throws IOException {
    throw new IOException("no calendar was set");
  }

  @Override
  public void withdraw(UUID event, int revision, String agent, Instant moment) throws IOException {
    throw new IOException("no calendar was set");
  }
}
