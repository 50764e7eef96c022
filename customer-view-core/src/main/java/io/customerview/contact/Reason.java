package io.customerview.contact;

import io.customerview.contact.Consent.OptedIn;
import io.customerview.contact.Consent.OptedOut;
import io.customerview.contact.IntendedMessage.Recipient;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A reason of a {@linkplain Decision decision}, with the evidence behind it (CNT-11). Each kind
 * names in its own fields what it rests on: the contact point with its consent, the entry on the
 * suppression list, the hand-overs that were counted.
 *
 * <p>{@link #message} is for people and {@code toString} for logs: neither shows an address.
 * Immutable.
 */
public sealed interface Reason {

  /** Returns the code, such as {@code opted_out}; it never changes between releases. */
  String code();

  /** Returns what stands in the message's places, in order. */
  List<Object> arguments();

  /**
   * Returns the message for people, in Portuguese or Spanish where that is the locale's language
   * and else in English.
   *
   * @param zone the zone in which moments are told, as a rule that of who reads it
   */
  default String message(Locale locale, ZoneId zone) {
    return ReasonMessages.of(this, locale, zone);
  }

  // ── why a message may go ──

  /** Messages to agents and to the host's support need no consent. */
  record RecipientExempt(Recipient recipient) implements Reason {
    @Override
    public String code() {
      return "recipient_exempt";
    }

    @Override
    public List<Object> arguments() {
      return List.of(recipient);
    }
  }

  /**
   * It goes to the primary, whose consent covers the purpose (CNT-5).
   *
   * @param point the primary; its consent is the evidence
   */
  record PrimaryOptedIn(ContactPoint point) implements Reason {
    @Override
    public String code() {
      return "primary_opted_in";
    }

    @Override
    public List<Object> arguments() {
      return List.of(point.channel(), ((OptedIn) point.consent()).evidence().at());
    }
  }

  /**
   * It goes to a stated destination, for this sending only (DOC-8).
   *
   * @param point the customer's contact point with this address, if there is one
   */
  record DestinationStated(Optional<ContactPoint> point) implements Reason {
    @Override
    public String code() {
      return point.isPresent() ? "destination_stated" : "destination_stated_unregistered";
    }

    @Override
    public List<Object> arguments() {
      return List.of();
    }
  }

  /**
   * The purpose is urgent and overrides what would have held the message (CNT-14); that is audited
   * when it is handed over.
   *
   * @param overridden what would have held it
   */
  record UrgentOverride(Purpose purpose, List<Held> overridden) implements Reason {
    public UrgentOverride {
      overridden = List.copyOf(overridden);
    }

    @Override
    public String code() {
      return "urgent_override";
    }

    @Override
    public List<Object> arguments() {
      return List.of(purpose.code());
    }
  }

  // ── why it may not ──

  /** The customer has no contact point of this channel (CNT-5). */
  record NoneRegistered(ContactChannel channel) implements Reason {
    @Override
    public String code() {
      return "none_registered";
    }

    @Override
    public List<Object> arguments() {
      return List.of(channel);
    }
  }

  /**
   * None of the customer's contact points of this channel is released (CNT-5).
   *
   * @param points all of them; their consents are the evidence
   */
  record NoneReleased(ContactChannel channel, List<ContactPoint> points) implements Reason {
    public NoneReleased {
      points = List.copyOf(points);
    }

    @Override
    public String code() {
      return "none_released";
    }

    @Override
    public List<Object> arguments() {
      return List.of(
          channel, points.size(), points.stream().filter(p -> p.consent().isOptedOut()).count());
    }
  }

  /**
   * Some contact points of this channel are released, and none is chosen as the primary (CNT-5).
   *
   * @param released those that could be
   */
  record NoneChosen(ContactChannel channel, List<ContactPoint> released) implements Reason {
    public NoneChosen {
      released = List.copyOf(released);
    }

    @Override
    public String code() {
      return "none_chosen";
    }

    @Override
    public List<Object> arguments() {
      return List.of(channel, released.size());
    }
  }

  /** No message on this channel reaches that address: a text message only a mobile (CNT-1). */
  record AddressUnfit(MessageChannel channel, Address address) implements Reason {
    @Override
    public String code() {
      return channel.contactChannel() == address.channel() ? "takes_no_message" : "address_unfit";
    }

    @Override
    public List<Object> arguments() {
      return List.of(channel, address.channel());
    }
  }

  /**
   * The address stands on the suppression list (CNT-13).
   *
   * @param address the address
   * @param row the row of the list
   */
  record Suppressed(Address address, Suppression row) implements Reason {
    @Override
    public String code() {
      return "suppressed";
    }

    @Override
    public List<Object> arguments() {
      return List.of(row.reason(), row.since());
    }
  }

  /**
   * The customer opted this address out, which closes every purpose.
   *
   * @param address the stated destination
   * @param consent the opt-out
   */
  record AddressOptedOut(Address address, OptedOut consent) implements Reason {
    @Override
    public String code() {
      return "opted_out";
    }

    @Override
    public List<Object> arguments() {
      return List.of(consent.reason(), consent.at());
    }
  }

  /**
   * The consent for the primary is narrowed to other purposes.
   *
   * @param point the primary; its consent is the evidence
   */
  record PurposeNotCovered(Purpose purpose, ContactPoint point) implements Reason {
    @Override
    public String code() {
      return "purpose_not_covered";
    }

    @Override
    public List<Object> arguments() {
      return List.of(
          purpose.code(),
          String.join(
              ", ",
              ((OptedIn) point.consent())
                  .evidence().purposes().stream().map(Purpose::code).toList()));
    }
  }

  // ── why it may not yet ──

  /** What holds a message until a moment (CNT-14). */
  sealed interface Held extends Reason {

    /** Returns the first moment from which this holds the message no longer. */
    Instant until();
  }

  /** The customer is not to be written to for a time. */
  record Paused(Pause pause, Instant until) implements Held {
    @Override
    public String code() {
      return pause.channel().isPresent() ? "paused_channel" : "paused";
    }

    @Override
    public List<Object> arguments() {
      return pause.channel().isPresent() ? List.of(until, pause.channel().get()) : List.of(until);
    }
  }

  /**
   * It is quiet where the customer is, now or when other reasons have ended.
   *
   * @param zone the zone of the customer
   */
  record Quiet(MessageChannel channel, ZoneId zone, Instant until) implements Held {
    @Override
    public String code() {
      return "quiet_hours";
    }

    @Override
    public List<Object> arguments() {
      return List.of(until, channel, zone.getId());
    }
  }

  /**
   * As many messages as a cap allows were handed over in its window.
   *
   * @param counted those that count, the latest first
   */
  record Capped(Cap cap, List<HandOver> counted, Instant until) implements Held {
    public Capped {
      counted = List.copyOf(counted);
    }

    @Override
    public String code() {
      return "capped";
    }

    @Override
    public List<Object> arguments() {
      return List.of(until, cap.most(), counted.size());
    }
  }
}
