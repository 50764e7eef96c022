package io.customerview.timeline;

import io.customerview.spi.CalendarEntry;
import io.customerview.spi.CalendarPublisher;
import io.customerview.testkit.CalendarPublisherContract;
import io.customerview.testkit.CalendarsInMemory;
import java.util.Optional;
import java.util.UUID;

class CalendarsInMemoryTest implements CalendarPublisherContract {

  private final CalendarsInMemory calendars = new CalendarsInMemory();

  @Override
  public CalendarPublisher publisher() {
    return calendars;
  }

  @Override
  public Optional<CalendarEntry> entry(String agent, UUID event) {
    return calendars.entry(agent, event);
  }
}
