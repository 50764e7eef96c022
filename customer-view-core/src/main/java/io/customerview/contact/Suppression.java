package io.customerview.contact;

import io.customerview.shared.AgentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A row of the suppression list (lista de supressão; CNT-13). It holds no address: only who has the
 * host's key and the address can tell whether it stands here. Immutable.
 *
 * @param hash the keyed hash of channel and normalized address, {@link AddressKey#hash}
 * @param channel the channel
 * @param reason why; after the erasure of a customer, why the address had been opted out
 * @param since from when on
 * @param agent who put it there; empty where an erasure did
 */
public record Suppression(
    String hash,
    ContactChannel channel,
    OptOutReason reason,
    Instant since,
    Optional<AgentId> agent) {

  public Suppression {
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(agent, "agent");
  }

  /**
   * Obtains what the erasure of a customer leaves on the list: a row for each address whose latest
   * consent is an opt-out.
   *
   * @param entries the record of consent of the customer, in its order
   */
  public static List<Suppression> ofErased(Collection<ConsentEntry> entries, Instant moment) {
    Map<AddressKey, String> hashes = new HashMap<>();
    entries.forEach(
        entry ->
            hashes.put(new AddressKey(entry.channel(), entry.normalized()), entry.addressHash()));
    List<Suppression> left = new ArrayList<>();
    AddressConsent.of(entries)
        .forEach(
            (address, consent) ->
                consent
                    .optOut()
                    .ifPresent(
                        out ->
                            left.add(
                                new Suppression(
                                    Objects.requireNonNull(hashes.get(address)),
                                    address.channel(),
                                    out.reason(),
                                    moment,
                                    Optional.empty()))));
    return left;
  }
}
