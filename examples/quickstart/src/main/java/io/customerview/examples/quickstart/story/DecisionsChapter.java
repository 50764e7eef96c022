package io.customerview.examples.quickstart.story;

import io.customerview.AgentView;
import io.customerview.contact.Decision;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.contact.Reason;
import io.customerview.examples.quickstart.screen.Screen;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * May this customer be written to, on this channel, for this purpose, at this moment? And why not?
 */
final class DecisionsChapter {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final AgentView desk;
  private final Screen screen;
  private final Clock clock;
  private final ZoneId zone;

  DecisionsChapter(AgentView desk, Screen screen, Clock clock, ZoneId zone) {
    this.desk = desk;
    this.screen = screen;
    this.clock = clock;
    this.zone = zone;
  }

  void tell(Cast cast) {
    screen.chapter("decisions.title");
    LocalDate day = nextBusyDay(LocalDate.ofInstant(clock.instant(), zone));
    Instant morning = day.atTime(LocalTime.of(10, 0)).atZone(zone).toInstant();
    Instant night = day.atTime(LocalTime.of(23, 30)).atZone(zone).toInstant();
    cast.lead()
        .ifPresent(
            lead -> {
              ask(lead, MessageChannel.EMAIL, Tour.BILLING, night);
              ask(lead, MessageChannel.SMS, Tour.MARKETING, morning);
              ask(lead, MessageChannel.SMS, Tour.MARKETING, night);
              ask(lead, MessageChannel.SMS, Tour.FRAUD_ALERT, night);
              ask(lead, MessageChannel.LETTER, Tour.BILLING, morning);
            });
    cast.silent().ifPresent(silent -> ask(silent, MessageChannel.EMAIL, Tour.BILLING, morning));
    cast.unreachable()
        .ifPresent(nobody -> ask(nobody, MessageChannel.EMAIL, Tour.FRAUD_ALERT, morning));
  }

  /** Tomorrow; on a Saturday the day after, since Sundays are quiet all day. */
  private static LocalDate nextBusyDay(LocalDate today) {
    return today.plusDays(today.getDayOfWeek() == DayOfWeek.SATURDAY ? 2 : 1);
  }

  private void ask(Member who, MessageChannel channel, Purpose purpose, Instant moment) {
    Decision decision =
        desk.decisions().mayWrite(who.id(), IntendedMessage.on(channel, purpose), moment);
    screen.text(
        text(
            "decisions.question",
            who.name(),
            text("message_channel." + channel.code()),
            purpose.code(),
            time(moment)),
        "  ");
    screen.text("  → " + answer(decision) + " " + reasons(decision), "    ");
  }

  private String answer(Decision decision) {
    if (decision instanceof Decision.Allow allow) {
      return text("decisions.allow", allow.address().display());
    }
    return decision instanceof Decision.Defer defer
        ? text("decisions.defer", time(defer.until()))
        : text("decisions.deny");
  }

  private String reasons(Decision decision) {
    return decision.reasons().stream().map(this::reason).collect(Collectors.joining(" "));
  }

  private String reason(Reason reason) {
    return reason.message(screen.texts().locale(), zone);
  }

  private String time(Instant moment) {
    return MOMENT.format(moment.atZone(zone));
  }

  private String text(String key, Object... arguments) {
    return screen.texts().get(key, arguments);
  }
}
