/** A real PostgreSQL for the quickstart, started in the process. */
@org.jspecify.annotations.NullMarked
package io.customerview.examples.quickstart.server;
