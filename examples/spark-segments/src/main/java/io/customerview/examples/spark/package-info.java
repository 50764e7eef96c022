/** Segments on Apache Spark: a program that writes a customer base, asks it, and compares. */
@org.jspecify.annotations.NullMarked
package io.customerview.examples.spark;
