/** The SQL of each collection. */
@NullMarked
package io.customerview.jdbc.internal.sql;

import org.jspecify.annotations.NullMarked;
