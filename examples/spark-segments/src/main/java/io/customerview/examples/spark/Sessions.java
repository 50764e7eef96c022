package io.customerview.examples.spark;

import org.apache.spark.sql.SparkSession;

/** How Spark is started. */
public final class Sessions {

  /** Spark in this process, on two of its processors. */
  public static final String LOCAL = "local[2]";

  private static final String LOOPBACK = "127.0.0.1";

  private Sessions() {}

  /** Starts Spark in this process, with no socket beyond the loopback. */
  public static SparkSession local(String master) {
    return SparkSession.builder()
        .appName("customer-view")
        .master(master)
        .config("spark.driver.host", LOOPBACK)
        .config("spark.driver.bindAddress", LOOPBACK)
        .config("spark.ui.enabled", false)
        .config("spark.ui.showConsoleProgress", false)
        .config("spark.sql.shuffle.partitions", 4)
        .config("spark.sql.catalogImplementation", "in-memory")
        .getOrCreate();
  }

  /** Starts Spark as {@code spark-submit} was told. */
  public static SparkSession submitted() {
    return SparkSession.builder().appName("customer-view").getOrCreate();
  }
}
