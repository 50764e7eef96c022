/** The SQL of each collection. */
package io.customerview.jdbc.internal.sql;
