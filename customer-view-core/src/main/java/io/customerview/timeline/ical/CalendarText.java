package io.customerview.timeline.ical;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Status;
import io.customerview.spi.CalendarEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;

/** An entry of a calendar in the form of RFC 5545, written with biweekly. */
final class CalendarText {

  private static final String PRODUCT = "-//Customer View//Timeline//EN";

  private CalendarText() {}

  /** Fails with {@link NoClassDefFoundError} where biweekly is missing. */
  static void require() {
    Biweekly.write(new ICalendar());
  }

  static String of(CalendarEntry entry) {
    VEvent event = event(entry.event(), entry.revision(), entry.changedAt());
    event.setDateStart(date(entry.start()));
    event.setDateEnd(date(entry.end()));
    event.setSummary(entry.customer());
    entry.description().ifPresent(text -> event.setDescription(lines(text)));
    event.addCategories(entry.kind());
    event.setStatus(Status.confirmed());
    event.setTransparency(!entry.isBusy());
    return write(event);
  }

  /** A start is required, and nobody knows any more which one it was. */
  static String ofCancelled(UUID id, int revision, Instant moment) {
    VEvent event = event(id, revision, moment);
    event.setDateStart(date(moment));
    event.setStatus(Status.cancelled());
    return write(event);
  }

  private static VEvent event(UUID id, int revision, Instant changedAt) {
    VEvent event = new VEvent();
    event.setUid(id.toString());
    event.setSequence(revision - 1);
    event.setDateTimeStamp(date(changedAt));
    event.setLastModified(date(changedAt));
    return event;
  }

  /** Lines end with a line feed in the format, whatever they ended with when typed. */
  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static Date date(Instant moment) {
    return Date.from(moment.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String write(VEvent event) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId(PRODUCT);
    calendar.addEvent(event);
    return Biweekly.write(calendar).go();
  }
}
