package io.customerview.examples.spark;

import io.customerview.base.CustomerFacts;
import io.customerview.examples.spark.base.BaseFiles;
import io.customerview.segmentation.rule.Criteria;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The one Spark of the tests, and bases that are written and read back. */
public final class LocalSpark {

  private static final int CUSTOMERS_PER_FILE = 400;

  private LocalSpark() {}

  public static SparkSession spark() {
    return Sessions.local(Sessions.LOCAL);
  }

  /** Returns the base of these customers, read from the files that were written of them. */
  public static Dataset<Row> base(Criteria known, List<CustomerFacts> customers) {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "base").resolve("customers");
      new BaseFiles(spark(), CUSTOMERS_PER_FILE)
          .write(folder.toString(), known, customers.stream());
      return spark().read().parquet(folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
