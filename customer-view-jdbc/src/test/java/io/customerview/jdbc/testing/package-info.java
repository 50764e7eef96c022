/**
 * A real PostgreSQL for tests: one server per JVM, a template that is prepared once, a copy of it
 * per test class.
 */
@org.jspecify.annotations.NullMarked
package io.customerview.jdbc.testing;
