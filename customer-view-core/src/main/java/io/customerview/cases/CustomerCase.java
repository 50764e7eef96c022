package io.customerview.cases;

import io.customerview.cases.CaseEvent.CaseChanged;
import io.customerview.cases.CaseEvent.CaseMoved;
import io.customerview.cases.CaseRefusal.LinkUnfit;
import io.customerview.shared.After;
import io.customerview.shared.CaseId;
import io.customerview.shared.CleanText;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DomainEvent;
import io.customerview.shared.KeptMoment;
import io.customerview.shared.RefusedException;
import io.customerview.shared.WebLink;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A case (caso, ticket) of one customer, as the host knows it (CAS-1). It is never changed here
 * (CAS-3). Immutable.
 *
 * @param number the host's number, by which it is opened
 * @param customer whose case it is
 * @param state how it stands
 * @param createdAt when it was created, in microseconds
 * @param campaign the campaign that it came of, at most {@value #LONGEST} code points
 * @param link where the host's own view of it is, {@code http} or {@code https}
 * @param edition how new this is
 */
public record CustomerCase(
    CaseId number,
    CustomerId customer,
    CaseState state,
    Instant createdAt,
    Optional<String> campaign,
    Optional<URI> link,
    CaseEdition edition) {

  /** The name of this part in an export. */
  public static final String PART = "cases";

  /** The longest campaign, in code points. */
  public static final int LONGEST = 256;

  /** The order of lists: newest first, then by number backwards. */
  public static final Comparator<CustomerCase> NEWEST_FIRST =
      Comparator.comparing(CustomerCase::createdAt).thenComparing(CustomerCase::number).reversed();

  /**
   * What the host knew first and last. Of two different rows of one edition the same one counts,
   * whichever comes first: by state, and then by the rest.
   */
  private static final Comparator<CustomerCase> AGE =
      Comparator.comparing(CustomerCase::edition)
          .thenComparing(CustomerCase::state)
          .thenComparing(CustomerCase::createdAt)
          .thenComparing(one -> one.campaign.orElse(""), CodePointOrder::compare)
          .thenComparing(one -> one.link.map(URI::toString).orElse(""), CodePointOrder::compare)
          .thenComparing(CustomerCase::customer);

  /**
   * Makes a case.
   *
   * @throws RefusedException with {@link CaseRefusal} or {@link
   *     io.customerview.shared.CommonRefusal} if a part is unfit
   */
  public CustomerCase {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(state, "state");
    createdAt =
        KeptMoment.of(createdAt)
            .orElseThrow(() -> new RefusedException(new MomentUnlikely("createdAt")));
    campaign = campaign.flatMap(text -> CleanText.optional("campaign", text, LONGEST));
    link.filter(given -> !WebLink.isFit(given))
        .ifPresent(
            unfit -> {
              throw new RefusedException(new LinkUnfit());
            });
    Objects.requireNonNull(edition, "edition");
  }

  /** Returns whether the host knew this after it knew another state of the same case. */
  boolean isNewerThan(CustomerCase other) {
    return AGE.compare(this, other) > 0;
  }

  /** Puts what the host knew later in the place of this. */
  After<CustomerCase> take(CustomerCase later) {
    List<DomainEvent> events = new ArrayList<>();
    if (!customer.equals(later.customer)) {
      events.add(new CaseMoved(number, customer, later.customer, later.customer));
    }
    if (!tellsAs(later)) {
      events.add(new CaseChanged(this, later));
    }
    return new After<>(later, events);
  }

  private boolean tellsAs(CustomerCase other) {
    return state.equals(other.state)
        && createdAt.equals(other.createdAt)
        && campaign.equals(other.campaign)
        && link.equals(other.link);
  }

  /** Returns this case as another customer's, into which its own was merged. */
  public CustomerCase reassignedTo(CustomerId other) {
    return new CustomerCase(number, other, state, createdAt, campaign, link, edition);
  }

  /** Returns this case as the host has told it again later. */
  public CustomerCase with(CaseEdition other) {
    return new CustomerCase(number, customer, state, createdAt, campaign, link, other);
  }

  /** Returns this case as it is exported (PRIV-1): the same fields from every storage. */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("number", number.value());
    fields.put("state", state.code());
    fields.put("createdAt", createdAt);
    campaign.ifPresent(text -> fields.put("campaign", text));
    link.ifPresent(where -> fields.put("link", where.toString()));
    fields.put("asOf", edition.at());
    return fields;
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "CustomerCase[" + state + ", " + createdAt + "]";
  }
}
