package io.customerview.contact;

import io.customerview.contact.Consent.OptedOut;
import io.customerview.shared.DomainEvent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What happened to a contact point. Each tells the point before and after; {@link #details()} tells
 * the address only masked.
 */
public sealed interface ContactEvent extends DomainEvent {

  /** How the names begin. */
  String PREFIX = "contact.";

  /** The detail that tells which point it was. */
  String POINT = "point";

  /** What happened to one point, and so stands in its history. */
  sealed interface PointEvent extends ContactEvent {

    /** Returns what was done. */
    ContactAction action();

    /** Returns the point before; empty when it was added. */
    Optional<ContactPoint> before();

    /** Returns the point after; empty when it was deleted. */
    Optional<ContactPoint> after();

    /** Returns the point after, or as it was before it was deleted. */
    default ContactPoint point() {
      return after().or(this::before).orElseThrow();
    }

    @Override
    default String name() {
      return PREFIX + action().name().toLowerCase(Locale.ROOT);
    }

    @Override
    default Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put(POINT, point().id().toString());
      details.put("channel", point().channel().name());
      details.put("address", told(ContactPoint::address, point -> point.address().masked()));
      details.put("consent", told(PointEvent::stateOf, PointEvent::stateOf));
      details.put("primary", told(PointEvent::primacyOf, PointEvent::primacyOf));
      if (point().consent() instanceof OptedOut out) {
        details.put("reason", out.reason().name());
      }
      return details;
    }

    /** Returns a field as it is, or both sides of it where it has changed. */
    private String told(
        Function<ContactPoint, Object> value, Function<ContactPoint, String> shown) {
      return after()
          .flatMap(
              now ->
                  before()
                      .filter(was -> !value.apply(was).equals(value.apply(now)))
                      .map(was -> DomainEvent.fromTo(shown.apply(was), shown.apply(now))))
          .orElseGet(() -> shown.apply(point()));
    }

    private static String stateOf(ContactPoint point) {
      return point.consent().state().name();
    }

    private static String primacyOf(ContactPoint point) {
      return Boolean.toString(point.primary());
    }
  }

  /** A point was added (CNT-2). */
  record ContactAdded(ContactPoint added) implements PointEvent {
    @Override
    public ContactAction action() {
      return ContactAction.ADDED;
    }

    @Override
    public Optional<ContactPoint> before() {
      return Optional.empty();
    }

    @Override
    public Optional<ContactPoint> after() {
      return Optional.of(added);
    }
  }

  /** A point got another address, or another writing of the same one (CNT-6). */
  record ContactEdited(ContactPoint from, ContactPoint to) implements PointEvent {
    @Override
    public ContactAction action() {
      return ContactAction.EDITED;
    }

    @Override
    public Optional<ContactPoint> before() {
      return Optional.of(from);
    }

    @Override
    public Optional<ContactPoint> after() {
      return Optional.of(to);
    }
  }

  /** A point was deleted. */
  record ContactDeleted(ContactPoint deleted) implements PointEvent {
    @Override
    public ContactAction action() {
      return ContactAction.DELETED;
    }

    @Override
    public Optional<ContactPoint> before() {
      return Optional.of(deleted);
    }

    @Override
    public Optional<ContactPoint> after() {
      return Optional.empty();
    }
  }

  /** A point was opted in, or its consent was renewed (CNT-9). */
  record ContactOptedIn(ContactPoint from, ContactPoint to) implements PointEvent {
    @Override
    public ContactAction action() {
      return ContactAction.OPTED_IN;
    }

    @Override
    public Optional<ContactPoint> before() {
      return Optional.of(from);
    }

    @Override
    public Optional<ContactPoint> after() {
      return Optional.of(to);
    }
  }

  /** A point was opted out. */
  record ContactOptedOut(ContactPoint from, ContactPoint to) implements PointEvent {
    @Override
    public ContactAction action() {
      return ContactAction.OPTED_OUT;
    }

    @Override
    public Optional<ContactPoint> before() {
      return Optional.of(from);
    }

    @Override
    public Optional<ContactPoint> after() {
      return Optional.of(to);
    }
  }

  /** A point got the star (CNT-3). */
  record ContactMadePrimary(ContactPoint from, ContactPoint to) implements PointEvent {
    @Override
    public ContactAction action() {
      return ContactAction.MADE_PRIMARY;
    }

    @Override
    public Optional<ContactPoint> before() {
      return Optional.of(from);
    }

    @Override
    public Optional<ContactPoint> after() {
      return Optional.of(to);
    }
  }

  /** A point lost the star (CNT-3, CNT-4). */
  record ContactStarTaken(ContactPoint from, ContactPoint to) implements PointEvent {
    @Override
    public ContactAction action() {
      return ContactAction.STAR_TAKEN;
    }

    @Override
    public Optional<ContactPoint> before() {
      return Optional.of(from);
    }

    @Override
    public Optional<ContactPoint> after() {
      return Optional.of(to);
    }
  }

  /** A point was restricted, or lost its star, by a merge (MRG-2). */
  record ContactJoined(ContactPoint from, ContactPoint to) implements PointEvent {
    @Override
    public ContactAction action() {
      return ContactAction.JOINED;
    }

    @Override
    public Optional<ContactPoint> before() {
      return Optional.of(from);
    }

    @Override
    public Optional<ContactPoint> after() {
      return Optional.of(to);
    }
  }

  /** A point has back what it was before a merge that was undone, or is there again (MRG-2). */
  record ContactParted(Optional<ContactPoint> from, ContactPoint to) implements PointEvent {
    @Override
    public ContactAction action() {
      return from.isPresent() ? ContactAction.PARTED : ContactAction.ADDED;
    }

    @Override
    public Optional<ContactPoint> before() {
      return from;
    }

    @Override
    public Optional<ContactPoint> after() {
      return Optional.of(to);
    }
  }

  /**
   * A customer opted out an address that none of its points has (CNT-10): should it be added, it is
   * opted out.
   */
  record AddressOptedOut(Address address, OptedOut optOut) implements ContactEvent {
    @Override
    public String name() {
      return "contact.address_opted_out";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("channel", address.channel().name());
      details.put("address", address.masked());
      details.put("reason", optOut.reason().name());
      return details;
    }
  }

  /** An address was put on the suppression list (CNT-13). It concerns no single customer. */
  record AddressSuppressed(ContactChannel channel, OptOutReason reason, String hash)
      implements ContactEvent {
    @Override
    public String name() {
      return "contact.address_suppressed";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("channel", channel.name());
      details.put("reason", reason.name());
      details.put("hash", hash);
      return details;
    }
  }

  /** An address was taken off the suppression list (CNT-13). */
  record SuppressionLifted(ContactChannel channel, String hash) implements ContactEvent {
    @Override
    public String name() {
      return "contact.suppression_lifted";
    }

    @Override
    public Map<String, String> details() {
      Map<String, String> details = new LinkedHashMap<>();
      details.put("channel", channel.name());
      details.put("hash", hash);
      return details;
    }
  }
}
