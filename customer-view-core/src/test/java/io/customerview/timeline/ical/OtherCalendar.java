package io.customerview.timeline.ical;

import io.customerview.spi.CalendarEntry;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.Temporal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;

/** A calendar program that knows nothing of ours: it reads files with ical4j. */
final class OtherCalendar implements CalendarFiles.Outlet {

  private record Key(String agent, UUID event) {}

  /** What it has read of an event. */
  private record Read(int sequence, Optional<CalendarEntry> entry) {}

  private final Map<Key, Read> entries = new HashMap<>();

  @Override
  public void take(CalendarFile file) throws IOException {
    Calendar calendar = read(file.text());
    VEvent event = calendar.<VEvent>getComponent(Component.VEVENT).orElseThrow();
    UUID id = UUID.fromString(value(event, Property.UID).orElseThrow());
    int sequence = Integer.parseInt(value(event, Property.SEQUENCE).orElseThrow());
    Read before = entries.get(new Key(file.agent(), id));
    if (before == null || before.sequence() < sequence) {
      boolean isCancelled = value(event, Property.STATUS).equals(Optional.of("CANCELLED"));
      entries.put(
          new Key(file.agent(), id),
          new Read(
              sequence,
              isCancelled
                  ? Optional.empty()
                  : Optional.of(entry(event, id, sequence, file.agent()))));
    }
  }

  /** Reads a file, and checks that it is as RFC 5545 has it. */
  static Calendar read(String text) throws IOException {
    try {
      Calendar calendar = new CalendarBuilder().build(new StringReader(text));
      if (calendar.validate().hasErrors()) {
        throw new IOException(calendar.validate().toString());
      }
      return calendar;
    } catch (ParserException unreadable) {
      throw new IOException(unreadable);
    }
  }

  private static CalendarEntry entry(VEvent event, UUID id, int sequence, String agent) {
    return new CalendarEntry(
        id,
        sequence + 1,
        agent,
        value(event, Property.CATEGORIES).orElseThrow(),
        value(event, Property.SUMMARY).orElseThrow(),
        value(event, Property.DESCRIPTION),
        moment(event, Property.DTSTART),
        moment(event, Property.DTEND),
        value(event, Property.TRANSP).equals(Optional.of("OPAQUE")),
        moment(event, Property.LAST_MODIFIED));
  }

  private static Optional<String> value(VEvent event, String property) {
    return event.<Property>getProperty(property).map(Property::getValue);
  }

  private static Instant moment(VEvent event, String property) {
    Temporal date = event.<DateProperty<?>>getProperty(property).orElseThrow().getDate();
    return Instant.from(date);
  }

  Optional<CalendarEntry> entry(String agent, UUID event) {
    return Optional.ofNullable(entries.get(new Key(agent, event))).flatMap(Read::entry);
  }
}
