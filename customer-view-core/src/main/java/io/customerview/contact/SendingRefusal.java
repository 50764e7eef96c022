package io.customerview.contact;

import io.customerview.shared.Refusal;
import java.time.Instant;
import java.util.List;

/** Why a pause, or the confirmation of an unsubscribe link, was refused. */
public sealed interface SendingRefusal extends Refusal {

  /** A pause must end after the present moment. */
  record PauseNotAhead(Instant until, Instant now) implements SendingRefusal {
    @Override
    public String code() {
      return "sending.pause_not_ahead";
    }

    @Override
    public List<Object> arguments() {
      return List.of(until, now);
    }
  }

  /** A pause lasts at most so many days; who is never to be written to is opted out. */
  record PauseTooLong(int longestDays) implements SendingRefusal {
    @Override
    public String code() {
      return "sending.pause_too_long";
    }

    @Override
    public List<Object> arguments() {
      return List.of(longestDays);
    }
  }

  /** An unsubscribe link was changed on its way, or was not issued here. */
  record UnsubscribeLinkInvalid() implements SendingRefusal {
    @Override
    public String code() {
      return "sending.unsubscribe_link_invalid";
    }
  }
}
