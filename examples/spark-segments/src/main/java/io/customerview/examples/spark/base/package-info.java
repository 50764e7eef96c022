/** The customer base as Parquet files: read through the library, written by Spark. */
@org.jspecify.annotations.NullMarked
package io.customerview.examples.spark.base;
