package io.customerview.base;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of the customer base, and what it stands on. Immutable.
 *
 * @param items the companies, in the order that was asked for
 * @param next the cursor of the next page; empty on the last one
 * @param segment what the members of the segment stand on, if one was asked for. Where it is not
 *     {@linkplain AsOf#isCurrent current}, the page shows members that were found before
 */
public record BasePage(List<BaseRow> items, Optional<String> next, Optional<AsOf> segment) {

  public BasePage {
    items = List.copyOf(items);
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(segment, "segment");
  }
}
