package io.customerview.contact;

import io.customerview.contact.Reason.Capped;
import io.customerview.contact.Reason.Held;
import io.customerview.contact.Reason.Paused;
import io.customerview.contact.Reason.Quiet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Until when pauses, quiet hours and caps hold a message (CNT-14).
 *
 * <p>Each of them tells, for any moment, the earliest one from there on at which it does not hold
 * the message. All are asked again at the latest of these until none moves it on: a pause may end
 * at night, and the night within a cap. Since each tells its earliest moment, what is found is the
 * earliest at which none holds.
 */
final class Holding {

  /**
   * One thing that may hold a message.
   *
   * @param openFrom the earliest moment from a given one on at which it does not
   * @param reason the reason, from the moment at which it was found to hold and its end
   */
  private record Limit(
      UnaryOperator<Instant> openFrom, BiFunction<Instant, Instant, Held> reason) {}

  /** Until when a message is held, and why; not at all where there is no reason. */
  record Result(Instant until, List<Held> reasons) {}

  /** In the order in which reasons are given. */
  private final List<Limit> limits = new ArrayList<>();

  Holding(IntendedMessage message, Circumstances known, ContactPolicy policy) {
    known.pauses().stream()
        .filter(pause -> pause.isAbout(message.channel()))
        .sorted(
            Comparator.comparing((Pause pause) -> pause.channel().isPresent())
                .thenComparing(Pause::end)
                .thenComparing(Pause::id))
        .forEach(this::add);
    if (policy.isExempt(message.purpose())) {
      return;
    }
    QuietHours quiet = policy.quietHours(message.channel());
    limits.add(
        new Limit(
            moment -> quiet.openFrom(moment, known.zone()),
            (found, until) -> new Quiet(message.channel(), known.zone(), until)));
    List<HandOver> counting =
        known.handOvers().stream().filter(one -> !policy.isExempt(one.purpose())).toList();
    policy.caps().stream()
        .filter(cap -> cap.isAbout(message.channel(), message.purpose()))
        .forEach(cap -> add(cap, counting));
  }

  private void add(Pause pause) {
    limits.add(
        new Limit(
            moment -> pause.end().isAfter(moment) ? pause.end() : moment,
            (found, until) -> new Paused(pause, until)));
  }

  private void add(Cap cap, Collection<HandOver> handOvers) {
    limits.add(
        new Limit(
            moment -> cap.roomFrom(handOvers, moment),
            (found, until) -> new Capped(cap, cap.counted(handOvers, found), until)));
  }

  Result from(Instant moment) {
    Map<Integer, Held> reasons = new TreeMap<>();
    Instant until = moment;
    Instant asked;
    do {
      asked = until;
      for (int index = 0; index < limits.size(); index++) {
        Limit limit = limits.get(index);
        Instant open = limit.openFrom().apply(asked);
        if (open.isAfter(asked)) {
          reasons.put(index, limit.reason().apply(asked, open));
          until = open.isAfter(until) ? open : until;
        }
      }
    } while (until.isAfter(asked));
    return new Result(until, List.copyOf(reasons.values()));
  }
}
