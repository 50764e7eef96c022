/**
 * One segment as SQL over the tables of a {@link io.customerview.jdbc.JdbcStorage}: its members,
 * their number, or a condition for queries of a host's own. PostgreSQL answers, and no customer is
 * read out to be asked.
 */
@NullMarked
package io.customerview.jdbc.segmentation;

import org.jspecify.annotations.NullMarked;
