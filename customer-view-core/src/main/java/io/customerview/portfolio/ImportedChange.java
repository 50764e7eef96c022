package io.customerview.portfolio;

import io.customerview.shared.CustomerId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an import did with a customer: enough to undo it exactly. Immutable and thread-safe.
 *
 * @param customer who
 * @param before where it was; empty for in no portfolio
 * @param after where the import put it; empty for in no portfolio
 */
public record ImportedChange(
    CustomerId customer, Optional<Placement> before, Optional<Placement> after) {

  /** The name of this part in an export. */
  public static final String PART = "portfolioImports";

  public ImportedChange {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
  }

  /** Returns whether the customer is still where the import put it. */
  public boolean stands(Optional<Placement> now) {
    return now.map(Placement::portfolio).equals(after.map(Placement::portfolio))
        && now.map(Placement::since).equals(after.map(Placement::since));
  }

  /** Returns this as it is exported (PRIV-1). */
  public Map<String, Object> toRecord(PortfolioImport of) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("import", of.id().toString());
    fields.put("at", of.at());
    before.ifPresent(placement -> fields.put("from", placement.portfolio().toString()));
    after.ifPresent(placement -> fields.put("to", placement.portfolio().toString()));
    return fields;
  }
}
