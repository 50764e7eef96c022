/**
 * Duplicates among customers of whom it is known who is who: how many of them are found, how many
 * of those that are found are none, and what it takes.
 */
@org.jspecify.annotations.NullMarked
package io.customerview.benchmark.merge;
