package io.customerview.merge;

import io.customerview.shared.CustomerId;
import io.customerview.shared.MergeId;
import io.customerview.shared.Version;

/**
 * What a merge, or undoing one, came to.
 *
 * @param merge the merge
 * @param customer the customer that stayed
 * @param version its version now
 */
public record Merged(MergeId merge, CustomerId customer, Version version) {}
