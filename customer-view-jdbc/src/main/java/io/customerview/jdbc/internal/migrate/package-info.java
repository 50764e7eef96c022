/** The numbered migrations, and what brings a schema up to date with them. */
package io.customerview.jdbc.internal.migrate;
