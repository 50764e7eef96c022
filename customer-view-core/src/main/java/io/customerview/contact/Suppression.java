package io.customerview.contact;

import io.customerview.shared.AgentId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
 * @param since from when on; after the erasure of a customer, the day (UTC) on which it was erased
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
   * Gathers what the erasure of a customer leaves on the list: a row for each address whose latest
   * consent is an opt-out. It takes one entry after the other and has an address once, however many
   * entries there are. Not thread-safe.
   */
  public static final class Left {

    private final Map<AddressKey, String> hashes = new LinkedHashMap<>();
    private final Map<AddressKey, AddressConsent> consents = new HashMap<>();

    /** Begins, with no entry. */
    public Left() {}

    /** Takes the entry that was recorded next. */
    public void take(ConsentEntry entry) {
      AddressKey address = new AddressKey(entry.channel(), entry.normalized());
      hashes.put(address, entry.addressHash());
      consents.put(address, consents.getOrDefault(address, AddressConsent.NONE).then(entry));
    }

    /**
     * Returns the rows that would be left at a moment. They name its day only (UTC): whose trail
     * ends at the very moment would tell who had the address.
     */
    public List<Suppression> at(Instant moment) {
      Instant day = moment.truncatedTo(ChronoUnit.DAYS);
      List<Suppression> left = new ArrayList<>();
      hashes.forEach(
          (address, hash) ->
              consents
                  .getOrDefault(address, AddressConsent.NONE)
                  .optOut()
                  .ifPresent(
                      out ->
                          left.add(
                              new Suppression(
                                  hash, address.channel(), out.reason(), day, Optional.empty()))));
      return left;
    }
  }
}
