/** Searches to measure, what they read, and a report of both. */
@org.jspecify.annotations.NullMarked
package io.customerview.benchmark.search;
