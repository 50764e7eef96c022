package io.customerview.timeline.ical;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.spi.CalendarEntry;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CalendarFilesProperties {

  /**
   * What people type, with all that the format has a meaning for, and lines that are folded. A
   * backslash at the end of a line is left out: ical4j 4.2.3 reads it otherwise than RFC 5545 has
   * it, and an example says how it is written.
   */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a",
            "ção",
            "é",
            " ",
            ",",
            ";",
            ":",
            "\\",
            "\\n",
            "\"",
            "\n",
            "\t",
            "^",
            "%41",
            "=3D",
            "BEGIN:VEVENT",
            "END:VCALENDAR",
            "👨\u200D👩\u200D👧",
            "𝒜",
            "日本",
            "https://example.org/?a=b&c=d")
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(parts -> "x" + String.join("", parts).replaceAll("\\\\+\n", "\n") + "x");
  }

  @Provide
  Arbitrary<Instant> moments() {
    long first = Instant.parse("1900-01-01T00:05:00Z").getEpochSecond();
    long last = Instant.parse("9999-12-31T22:00:00Z").getEpochSecond();
    return Arbitraries.longs()
        .between(first, last)
        .map(second -> Instant.ofEpochSecond(second - Math.floorMod(second, 300)));
  }

  @Property(tries = 300)
  @Label("EVT-5: whatever is written, another implementation reads the same")
  void read_back(
      @ForAll("texts") String customer,
      @ForAll("texts") String description,
      @ForAll("moments") Instant start,
      @ForAll boolean isBusy,
      @ForAll @IntRange(min = 1, max = 1_000) int revision)
      throws IOException {
    CalendarEntry entry =
        new CalendarEntry(
            UUID.randomUUID(),
            revision,
            "ana",
            "MEETING",
            customer.replace("\n", " "),
            Optional.of(description),
            start,
            start.plusSeconds(LocalTime.of(1, 5).toSecondOfDay()),
            isBusy,
            start.minusSeconds(77));
    OtherCalendar calendar = new OtherCalendar();
    CalendarFiles.to(calendar).publish(entry);
    assertThat(calendar.entry("ana", entry.event())).contains(entry);
  }
}
