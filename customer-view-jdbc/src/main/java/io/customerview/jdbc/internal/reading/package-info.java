/** Queries as values: run by themselves, or several as one statement. */
package io.customerview.jdbc.internal.reading;
