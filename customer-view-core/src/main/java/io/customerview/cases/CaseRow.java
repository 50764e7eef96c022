package io.customerview.cases;

import io.customerview.message.WhichCustomer;
import io.customerview.shared.CaseId;
import io.customerview.shared.CustomerId;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One case as the host gives it (CAS-3).
 *
 * <pre>{@code
 * CaseRow.of(17, new CaseId("4711"), WhichCustomer.by(id), CaseState.OPEN, createdAt, changedAt)
 *     .campaign("cobranca-2026")
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param row how the host finds the row again, such as its line in a file
 * @param number the number of the case
 * @param customer whose case it is
 * @param state how it stands
 * @param createdAt when it was created
 * @param campaign the campaign that it came of
 * @param link where the host's own view of it is
 * @param edition how new the row is
 */
public record CaseRow(
    long row,
    CaseId number,
    WhichCustomer customer,
    CaseState state,
    Instant createdAt,
    Optional<String> campaign,
    Optional<URI> link,
    CaseEdition edition) {

  public CaseRow {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(campaign, "campaign");
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(edition, "edition");
  }

  /**
   * Obtains a row.
   *
   * @param asOf when the host's record of the case was last changed: of two rows the later counts,
   *     in whichever order they come
   * @throws io.customerview.shared.RefusedException with {@link
   *     io.customerview.shared.CommonRefusal.MomentUnlikely} if that lies outside the years 1 to
   *     9999
   */
  public static CaseRow of(
      long row,
      CaseId number,
      WhichCustomer customer,
      CaseState state,
      Instant createdAt,
      Instant asOf) {
    return new CaseRow(
        row,
        number,
        customer,
        state,
        createdAt,
        Optional.empty(),
        Optional.empty(),
        new CaseEdition(asOf, 0));
  }

  /** Returns this row with a campaign. */
  public CaseRow campaign(String name) {
    return new CaseRow(row, number, customer, state, createdAt, Optional.of(name), link, edition);
  }

  /** Returns this row with where the host's own view of the case is. */
  public CaseRow link(URI where) {
    return new CaseRow(
        row, number, customer, state, createdAt, campaign, Optional.of(where), edition);
  }

  /** Returns this row with its place among those of one moment. */
  public CaseRow sequence(long place) {
    CaseEdition exact = new CaseEdition(edition.at(), place);
    return new CaseRow(row, number, customer, state, createdAt, campaign, link, exact);
  }

  /** Returns the case that this row says there is. */
  CustomerCase of(CustomerId present) {
    return new CustomerCase(number, present, state, createdAt, campaign, link, edition);
  }

  @Override
  public String toString() {
    return "CaseRow[" + row + "]";
  }
}
