/**
 * Duplicates (MRG): merging two customers into one in one unit of work, shown before it is done and
 * undone exactly for as long as nothing that it touched has changed.
 */
@NullMarked
package io.customerview.merge;

import org.jspecify.annotations.NullMarked;
