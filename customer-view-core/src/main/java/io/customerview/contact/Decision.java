package io.customerview.contact;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The one decision (CNT-11): may this customer be written to, on this channel, for this purpose, at
 * this moment? Every path that sends asks it, when queueing and again when handing over.
 *
 * <pre>{@code
 * Decision decision = desk.decisions().mayWrite(customer, IntendedMessage.on(MessageChannel.SMS, billing));
 * if (decision instanceof Decision.Allow allow) { send(allow.address()); }
 * }</pre>
 *
 * <p>In order:
 *
 * <ol>
 *   <li>Messages to agents and to support are exempt.
 *   <li>A message goes to the customer's primary of the channel (CNT-5). A stated destination, as
 *       in a resend, is allowed unless suppressed or opted out on this customer (DOC-8, INT-7): it
 *       need not be released, nor its consent cover the purpose, since someone states it for this
 *       one sending.
 *   <li>An address that the channel doesn't reach, one that is suppressed, one that was opted out,
 *       and a purpose that the consent does not cover deny, whatever else there is.
 *   <li>Pauses, quiet hours and caps defer, to the earliest moment at which none of them holds the
 *       message: asked again then, with nothing changed, it is allowed. An urgent purpose overrides
 *       these.
 * </ol>
 *
 * <p>That a customer is cancelled, or disabled in the host's registry, changes nothing here: former
 * customers get their last invoice, and whom a campaign is for is the business of segments. A
 * message in test mode is decided on as any other.
 *
 * <p>Asked as of a past moment, it takes the contact points, consents, suppressions, pauses and
 * hand-overs as they were, but the policy and the customer's zone as they are: no history is kept
 * of these.
 *
 * <p>Immutable; {@code toString} is masked.
 */
public sealed interface Decision {

  /** Returns the reasons, in order; at least one. */
  List<Reason> reasons();

  default boolean isAllowed() {
    return this instanceof Allow;
  }

  /**
   * It may be sent.
   *
   * @param address where to
   * @param point the customer's contact point with this address; none where a stated destination is
   *     not registered, or the recipient is no customer
   */
  record Allow(Address address, Optional<ContactPoint> point, List<Reason> reasons)
      implements Decision {

    public Allow {
      Objects.requireNonNull(address, "address");
      Objects.requireNonNull(point, "point");
      reasons = atLeastOne(reasons);
    }

    /** Returns what an urgent purpose overrides, if it does: what is to be audited (CNT-14). */
    public Optional<Reason.UrgentOverride> override() {
      return reasons.stream()
          .filter(Reason.UrgentOverride.class::isInstance)
          .map(Reason.UrgentOverride.class::cast)
          .findFirst();
    }
  }

  /** It may not be sent, now or later, unless something changes. */
  record Deny(List<Reason> reasons) implements Decision {

    public Deny {
      reasons = atLeastOne(reasons);
    }
  }

  /**
   * It may be sent later.
   *
   * @param until the earliest moment at which it may, as far as is known now; asked again then
   */
  record Defer(Instant until, List<Reason> reasons) implements Decision {

    public Defer {
      Objects.requireNonNull(until, "until");
      reasons = atLeastOne(reasons);
    }
  }

  /**
   * Decides. A pure function: the same arguments give the same answer.
   *
   * @param message what is to be sent
   * @param known what is known of the customer at that moment
   * @param policy the host's policy
   * @param moment when it is to be sent
   */
  static Decision of(
      IntendedMessage message, Circumstances known, ContactPolicy policy, Instant moment) {
    return new Deciding(message, known, policy, moment).decide();
  }

  private static List<Reason> atLeastOne(List<Reason> reasons) {
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a decision has a reason");
    }
    return List.copyOf(reasons);
  }
}
