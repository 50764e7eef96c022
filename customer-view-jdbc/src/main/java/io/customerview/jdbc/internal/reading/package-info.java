/** Queries as values: run by themselves, or several as one statement. */
@NullMarked
package io.customerview.jdbc.internal.reading;

import org.jspecify.annotations.NullMarked;
