/** Keeps everything in PostgreSQL, in one schema per tenant. */
@NullMarked
package io.customerview.jdbc;

import org.jspecify.annotations.NullMarked;
