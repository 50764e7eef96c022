/** Writes formulas as SQL. */
@NullMarked
package io.customerview.jdbc.internal.segment;

import org.jspecify.annotations.NullMarked;
