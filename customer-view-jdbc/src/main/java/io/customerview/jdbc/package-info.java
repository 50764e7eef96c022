/** Keeps everything in PostgreSQL, in one schema per tenant. */
package io.customerview.jdbc;
