package io.customerview.contact;

import io.customerview.identity.SearchKeys;
import io.customerview.shared.Secrets;
import java.util.Objects;

/**
 * What the use cases of contact points share.
 *
 * @param points the contact points
 * @param consents the record of consent
 * @param history the history
 * @param suppressions the suppression list
 * @param searchKeys what customers are found by
 * @param secrets hashes suppressed addresses, and seals cursors
 * @param primaryByOptIn whether an opt-in can make a point primary by itself (CNT-7)
 */
public record ContactOffice(
    ContactPoints points,
    ConsentLog consents,
    ContactHistory history,
    SuppressionList suppressions,
    SearchKeys searchKeys,
    Secrets secrets,
    boolean primaryByOptIn) {

  public ContactOffice {
    Objects.requireNonNull(points, "points");
    Objects.requireNonNull(consents, "consents");
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(suppressions, "suppressions");
    Objects.requireNonNull(searchKeys, "searchKeys");
    Objects.requireNonNull(secrets, "secrets");
  }
}
