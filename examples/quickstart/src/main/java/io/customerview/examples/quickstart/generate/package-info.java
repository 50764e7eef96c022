/**
 * A made-up Brazilian customer base, for the quickstart and for benchmarks: names with the
 * frequencies of real life, right check digits, area codes of real cities, and on request the dirt
 * of a real export. Nobody in it exists.
 */
@org.jspecify.annotations.NullMarked
package io.customerview.examples.quickstart.generate;
