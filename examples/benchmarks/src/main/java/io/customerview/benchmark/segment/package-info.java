/**
 * One world of customers and segments for all benchmarks of segmentation, and what they are held
 * against.
 */
@org.jspecify.annotations.NullMarked
package io.customerview.benchmark.segment;
