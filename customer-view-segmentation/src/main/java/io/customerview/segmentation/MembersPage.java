package io.customerview.segmentation;

import io.customerview.base.AsOf;
import io.customerview.base.Membership;
import io.customerview.shared.Page;
import java.util.Objects;

/**
 * A page of the members of a segment, and what it stands on. Immutable.
 *
 * @param page the memberships, in the order of customers' ids
 * @param asOf the version of the rule and the moment
 */
public record MembersPage(Page<Membership> page, AsOf asOf) {

  public MembersPage {
    Objects.requireNonNull(page, "page");
    Objects.requireNonNull(asOf, "asOf");
  }
}
