/** Segments as columns of Spark, and who is in them. */
@org.jspecify.annotations.NullMarked
package io.customerview.examples.spark.segment;
