package io.customerview.contact;

import io.customerview.identity.SearchKeys;
import io.customerview.shared.Secrets;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * What the use cases of contact points share.
 *
 * @param points the contact points
 * @param consents the record of consent
 * @param history the history
 * @param suppressions the suppression list
 * @param brought what merges have brought
 * @param searchKeys what customers are found by
 * @param secrets hashes suppressed addresses, and seals cursors
 * @param primaryByOptIn whether an opt-in can make a point primary by itself (CNT-7)
 */
@Wiring
public record ContactOffice(
    ContactPoints points,
    ConsentLog consents,
    ContactHistory history,
    SuppressionList suppressions,
    Brought brought,
    SearchKeys searchKeys,
    Secrets secrets,
    boolean primaryByOptIn) {

  public ContactOffice {
    Objects.requireNonNull(points, "points");
    Objects.requireNonNull(consents, "consents");
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(suppressions, "suppressions");
    Objects.requireNonNull(brought, "brought");
    Objects.requireNonNull(searchKeys, "searchKeys");
    Objects.requireNonNull(secrets, "secrets");
  }

  /**
   * Returns, in one statement, which of these addresses stand on the suppression list, under any of
   * the host's keys.
   */
  public Set<AddressKey> suppressed(UnitOfWork work, Collection<AddressKey> addresses) {
    return listed(work, addresses).keySet();
  }

  /**
   * Returns, in one statement, the rows that these addresses have on the suppression list, under
   * any of the host's keys; of several the one from the earliest moment.
   */
  public Map<AddressKey, Suppression> listed(UnitOfWork work, Collection<AddressKey> addresses) {
    Map<String, AddressKey> byHash = new HashMap<>();
    addresses.forEach(
        address -> address.hashes(secrets).forEach(hash -> byHash.put(hash, address)));
    Map<AddressKey, Suppression> found = new HashMap<>();
    if (!byHash.isEmpty()) {
      suppressions
          .find(work, byHash.keySet())
          .forEach(
              (hash, row) ->
                  found.merge(
                      Objects.requireNonNull(byHash.get(hash)),
                      row,
                      BinaryOperator.minBy(Comparator.comparing(Suppression::since))));
    }
    return found;
  }
}
