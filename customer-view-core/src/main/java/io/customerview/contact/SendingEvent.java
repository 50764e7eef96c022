package io.customerview.contact;

import io.customerview.shared.DomainEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What happened about when messages are sent to a customer. */
public sealed interface SendingEvent extends DomainEvent {

  /** The word that stands for every message channel. */
  String ALL_CHANNELS = "all";

  private static String nameOf(Optional<MessageChannel> channel) {
    return channel.map(MessageChannel::code).orElse(ALL_CHANNELS);
  }

  /**
   * Messages to the customer were paused (CNT-14).
   *
   * @param channel on which message channel; none means all
   * @param until until when
   */
  record SendingPaused(Optional<MessageChannel> channel, Instant until) implements SendingEvent {
    public SendingPaused {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(until, "until");
    }

    @Override
    public String name() {
      return "sending.paused";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("channel", nameOf(channel));
      details.put("until", until.toString());
      return details;
    }
  }

  /**
   * An agent ended a pause before its time (CNT-14).
   *
   * @param channel on which message channel; none means all
   * @param until until when it would have been
   */
  record SendingResumed(Optional<MessageChannel> channel, Instant until) implements SendingEvent {
    public SendingResumed {
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(until, "until");
    }

    @Override
    public String name() {
      return "sending.resumed";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("channel", nameOf(channel));
      details.put("until", until.toString());
      return details;
    }
  }

  /**
   * A message was handed over in spite of quiet hours, caps or pauses, since its purpose is urgent
   * (CNT-14).
   *
   * @param message the id of the message
   * @param channel its message channel
   * @param purpose its purpose
   * @param overridden the codes of the reasons that would have held it, in order
   */
  record LimitsOverridden(
      UUID message, MessageChannel channel, Purpose purpose, List<String> overridden)
      implements SendingEvent {

    public LimitsOverridden {
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(channel, "channel");
      Objects.requireNonNull(purpose, "purpose");
      overridden = List.copyOf(overridden);
    }

    static LimitsOverridden by(UUID message, MessageChannel channel, Reason.UrgentOverride reason) {
      return new LimitsOverridden(
          message,
          channel,
          reason.purpose(),
          reason.overridden().stream().map(Reason::code).toList());
    }

    @Override
    public String name() {
      return "sending.limits_overridden";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("message", message.toString());
      details.put("channel", channel.code());
      details.put("purpose", purpose.code());
      details.put("overridden", overridden.stream().collect(Collectors.joining(", ")));
      return details;
    }
  }
}
