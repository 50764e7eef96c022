package io.customerview.search;

import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.Collection;
import java.util.Map;

/** A storage port: the columns of the customer list (REG-5), many customers at a time. */
public interface CustomerSummaries {

  /** Returns the summaries of those of these customers that there are; ids are present ones. */
  Map<CustomerId, CustomerSummary> of(UnitOfWork work, Collection<CustomerId> customers);
}
