package io.customerview.timeline.ical;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.spi.CalendarEntry;
import io.customerview.spi.CalendarPublisher;
import io.customerview.testkit.CalendarPublisherContract;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CalendarFilesTest implements CalendarPublisherContract {

  private final OtherCalendar calendar = new OtherCalendar();
  private final CalendarFiles files = CalendarFiles.to(calendar);

  @Override
  public CalendarPublisher publisher() {
    return files;
  }

  @Override
  public Optional<CalendarEntry> entry(String agent, UUID event) {
    return calendar.entry(agent, event);
  }

  @Test
  @DisplayName("EVT-5: a file is one entry of RFC 5545, in UTC, and without a method")
  void file() throws IOException {
    List<CalendarFile> taken = new ArrayList<>();
    UUID id = new UUID(1, 2);
    Instant start = Instant.parse("2026-11-20T17:00:00Z");
    CalendarPublisher publisher = CalendarFiles.to(taken::add);
    publisher.publish(
        new CalendarEntry(
            id,
            3,
            "ana",
            "NOTE",
            "Alfa",
            Optional.of("a, b\\\r\nc"),
            start,
            start.plusSeconds(300),
            false,
            start));
    publisher.withdraw(id, 4, "ana", start);
    CalendarFile published = taken.get(0);
    assertThat(published.name()).isEqualTo("00000000-0000-0001-0000-000000000002.ics");
    assertThat(published.isWithdrawn()).isFalse();
    assertThat(published.revision()).isEqualTo(3);
    assertThat(published.agent()).isEqualTo("ana");
    assertThat(published.text().split("\r\n"))
        .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
        .contains(
            "PRODID:-//Customer View//Timeline//EN",
            "UID:" + id,
            "SEQUENCE:2",
            "DTSTAMP:20261120T170000Z",
            "DTSTART:20261120T170000Z",
            "DTEND:20261120T170500Z",
            "SUMMARY:Alfa",
            "DESCRIPTION:a\\, b\\\\\\nc",
            "CATEGORIES:NOTE",
            "TRANSP:TRANSPARENT")
        .noneMatch(line -> line.startsWith("METHOD"))
        .endsWith("END:VCALENDAR");
    assertThat(taken.get(1).isWithdrawn()).isTrue();
    assertThat(taken.get(1).text()).contains("STATUS:CANCELLED", "SEQUENCE:3");
    assertThat(published.toString()).doesNotContain("Alfa", "BEGIN");
  }
}
