package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.spi.CalendarEntry;
import io.customerview.spi.CalendarPublisher;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every {@link CalendarPublisher} promises, seen from the calendars that it keeps (EVT-5). */
public interface CalendarPublisherContract {

  /** Returns the publisher; what other tests left in its calendars does not matter. */
  CalendarPublisher publisher();

  /** Returns what stands in an agent's calendar of an event. */
  Optional<CalendarEntry> entry(String agent, UUID event);

  @Test
  @DisplayName("EVT-5: an entry stands in its agent's calendar as it was published, also if twice")
  default void published_entry() throws IOException {
    CalendarEntry entry = entry(1, "Alfa Ltda.");
    publisher().publish(entry);
    publisher().publish(entry);
    assertThat(entry(entry.agent(), entry.event())).contains(entry);
    assertThat(entry("another " + entry.agent(), entry.event())).isEmpty();
  }

  @Test
  @DisplayName("EVT-5: a later revision takes the place of an earlier one, whichever comes first")
  default void revised_entry() throws IOException {
    CalendarEntry first = entry(1, "Alfa Ltda.");
    CalendarEntry second =
        new CalendarEntry(
            first.event(),
            2,
            first.agent(),
            "MEETING",
            "Beta",
            Optional.empty(),
            first.start().plusSeconds(600),
            first.end().plusSeconds(900),
            false,
            first.changedAt().plusSeconds(60));
    publisher().publish(first);
    publisher().publish(second);
    assertThat(entry(first.agent(), first.event())).contains(second);
    publisher().publish(first);
    assertThat(entry(first.agent(), first.event())).contains(second);
  }

  @Test
  @DisplayName("EVT-5: what is withdrawn is gone, and no earlier revision brings it back")
  default void withdrawn_entry() throws IOException {
    CalendarEntry entry = entry(1, "Alfa Ltda.");
    publisher().publish(entry);
    publisher().withdraw(entry.event(), 2, entry.agent(), entry.changedAt().plusSeconds(60));
    assertThat(entry(entry.agent(), entry.event())).isEmpty();
    publisher().publish(entry);
    assertThat(entry(entry.agent(), entry.event())).isEmpty();
    publisher().withdraw(entry.event(), 2, entry.agent(), entry.changedAt().plusSeconds(60));
    assertThat(entry(entry.agent(), entry.event())).isEmpty();
  }

  @Test
  @DisplayName(
      "EVT-5: an entry that was never published can be withdrawn, and is not brought by who comes late")
  default void unknown_entry() throws IOException {
    CalendarEntry entry = entry(1, "Alfa Ltda.");
    publisher().withdraw(entry.event(), 2, entry.agent(), entry.changedAt());
    assertThat(entry(entry.agent(), entry.event())).isEmpty();
    publisher().publish(entry);
    assertThat(entry(entry.agent(), entry.event())).as("it comes late").isEmpty();
  }

  private static CalendarEntry entry(int revision, String customer) {
    Instant start = Instant.parse("2026-11-20T17:00:00Z");
    return new CalendarEntry(
        UUID.randomUUID(),
        revision,
        "ana",
        "CALL",
        customer,
        Optional.of("Renovação: preço, prazo; e\nvisita"),
        start,
        start.plusSeconds(3_600),
        true,
        SettableClock.START);
  }
}
