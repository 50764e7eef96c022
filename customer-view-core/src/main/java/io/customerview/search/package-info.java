/**
 * Finding customers (SRCH), and the list of customers (REG-5): what a query means, which lists of
 * the index answer it, and the page of hits.
 *
 * <p>A query becomes readings, a reading becomes stages, one per tier, and a stage walks lists of
 * the index in the order of names. What the lists give are candidates; each is verified by what it
 * is registered with.
 */
@NullMarked
package io.customerview.search;

import org.jspecify.annotations.NullMarked;
