package io.customerview.portfolio;

import io.customerview.journey.CustomerJourney;
import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioImportId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What an import did with a customer: enough to put it back where it was. Immutable and
 * thread-safe.
 *
 * @param customer who
 * @param before where it was; empty for in no portfolio
 * @param after where the import put it; empty for in no portfolio
 * @param overtakenBy what put it elsewhere since then: a later import, or {@link #BY_HAND}; empty
 *     while nothing has
 */
public record ImportedChange(
    CustomerId customer,
    Optional<Placement> before,
    Optional<Placement> after,
    Optional<PortfolioImportId> overtakenBy) {

  /** Stands for whoever puts customers elsewhere without an import. */
  public static final PortfolioImportId BY_HAND = new PortfolioImportId(new UUID(0, 0));

  /** The name of this part in an export. */
  public static final String PART = "portfolioImports";

  public ImportedChange {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(overtakenBy, "overtakenBy");
  }

  /** Returns what an import did with a customer, now that it was done. */
  static ImportedChange of(
      CustomerId customer, Optional<Placement> before, Optional<Placement> after) {
    return new ImportedChange(customer, before, after, Optional.empty());
  }

  /** Returns this as overtaken by something, or by nothing any more. */
  public ImportedChange overtaken(Optional<PortfolioImportId> by) {
    return new ImportedChange(customer, before, after, by);
  }

  /**
   * Returns whether the customer is still where the import put it, and was nowhere else meanwhile.
   */
  public boolean stands(Optional<Placement> now) {
    return overtakenBy.isEmpty()
        && now.map(Placement::portfolio).equals(after.map(Placement::portfolio))
        && now.map(Placement::since).equals(after.map(Placement::since));
  }

  /** Returns this for whoever undoes it: who was seen since then is not shown as new again. */
  ImportedChange since(Optional<Placement> now) {
    boolean isSeen = now.isPresent() && !now.get().isNew();
    return isSeen
        ? new ImportedChange(
            customer, before.map(placement -> placement.seen().value()), after, overtakenBy)
        : this;
  }

  /**
   * Returns this as it is exported (PRIV-1).
   *
   * @param left the journey out of which the import led the customer, as it was
   */
  public Map<String, Object> toRecord(PortfolioImport of, Optional<CustomerJourney> left) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("import", of.id().toString());
    fields.put("at", of.at());
    before.ifPresent(placement -> fields.put("from", placement.portfolio().toString()));
    after.ifPresent(placement -> fields.put("to", placement.portfolio().toString()));
    left.ifPresent(
        journey -> journey.toRecord().forEach((name, value) -> fields.put("left." + name, value)));
    return fields;
  }
}
