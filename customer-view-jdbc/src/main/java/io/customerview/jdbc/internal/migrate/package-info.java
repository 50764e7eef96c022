/** The numbered migrations, and what brings a schema up to date with them. */
@NullMarked
package io.customerview.jdbc.internal.migrate;

import org.jspecify.annotations.NullMarked;
