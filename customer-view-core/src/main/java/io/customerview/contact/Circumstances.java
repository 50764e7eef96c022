package io.customerview.contact;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All that is known of a customer at a moment, as far as the {@linkplain Decision decision} needs
 * it. Counts and lists are passed in, so that the decision is pure. Immutable.
 *
 * @param contacts the contact points and opt-outs, in the state of that moment
 * @param suppressed those of the addresses in question that stand on the suppression list
 * @param handOvers the hand-overs within the windows of the policy's caps
 * @param pauses the pauses, as they were known at that moment; those that are over are ignored
 * @param zone the zone of the customer
 */
public record Circumstances(
    ContactBook contacts,
    Map<AddressKey, Suppression> suppressed,
    List<HandOver> handOvers,
    List<Pause> pauses,
    ZoneId zone) {

  public Circumstances {
    Objects.requireNonNull(contacts, "contacts");
    suppressed = Map.copyOf(suppressed);
    handOvers = List.copyOf(handOvers);
    pauses = List.copyOf(pauses);
    Objects.requireNonNull(zone, "zone");
  }

  /** Obtains those of a customer of whom nothing but contacts and zone is known. */
  public static Circumstances of(ContactBook contacts, ZoneId zone) {
    return new Circumstances(contacts, Map.of(), List.of(), List.of(), zone);
  }

  /** Returns these with other addresses suppressed. */
  public Circumstances withSuppressed(Map<AddressKey, Suppression> known) {
    return new Circumstances(contacts, known, handOvers, pauses, zone);
  }

  /** Returns these with other hand-overs. */
  public Circumstances withHandOvers(Collection<HandOver> known) {
    return new Circumstances(contacts, suppressed, new ArrayList<>(known), pauses, zone);
  }

  /** Returns these with other pauses. */
  public Circumstances withPauses(Collection<Pause> known) {
    return new Circumstances(contacts, suppressed, handOvers, new ArrayList<>(known), zone);
  }

  /** Tells how much is known, and none of it. */
  @Override
  public String toString() {
    return "Circumstances[%d points, %d suppressed, %d hand-overs, %d pauses, %s]"
        .formatted(
            contacts.points().size(), suppressed.size(), handOvers.size(), pauses.size(), zone);
  }
}
