/** Writes formulas as SQL. */
package io.customerview.jdbc.internal.segment;
