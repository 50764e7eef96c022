/**
 * Rule engines, expression languages and a database that people use for segments, measured beside
 * ours: each is compiled beforehand, given facts derived once, and held to the members that the
 * plain reading finds before it is timed.
 */
@NullMarked
package io.customerview.benchmark.peer;

import org.jspecify.annotations.NullMarked;
