package io.customerview.segmentation.internal.column;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.shared.CustomerId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer that is no longer, or was not yet, as the columns have it. Immutable and thread-safe.
 *
 * @param customer who
 * @param row the row in the columns, or one of its own beyond them
 * @param facts how the customer is now; null if it is gone
 * @param values what the host says of it
 */
record Change(
    CustomerId customer,
    int row,
    @Nullable CustomerFacts facts,
    Map<HostCriterion<?>, HostValue> values) {}
