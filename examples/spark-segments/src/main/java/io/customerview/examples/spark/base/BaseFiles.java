package io.customerview.examples.spark.base;

import com.google.common.collect.Iterators;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Criteria;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Writes the customer base as Parquet files of {@link BaseSchema}, in a folder of any file system
 * that Hadoop knows. Immutable and thread-safe.
 */
public final class BaseFiles {

  /** Until all of it is there, the base stands in a folder with this ending. */
  private static final String UNFINISHED = ".unfinished";

  private final SparkSession spark;
  private final int customersPerFile;

  /**
   * Makes a writer.
   *
   * @param customersPerFile 1 or more: the driver holds so many at once, and a file is what one
   *     task reads
   */
  public BaseFiles(SparkSession spark, int customersPerFile) {
    if (customersPerFile < 1) {
      throw new IllegalArgumentException("a file holds 1 customer or more");
    }
    this.spark = spark;
    this.customersPerFile = customersPerFile;
  }

  /**
   * Writes a base, all of it or nothing: the folder gets its name when the last file is there.
   *
   * @param folder where, such as {@code s3a://lake/customers/2026-11-28}; nothing may be there
   * @param known the criteria: those of the host's own are read here, and become columns
   * @return how many customers were written
   * @throws UncheckedIOException if the folder is there already, or can't be written
   */
  public long write(String folder, Criteria known, Stream<CustomerFacts> customers) {
    try {
      Path target = new Path(folder);
      Path unfinished = target.suffix(UNFINISHED);
      FileSystem files = target.getFileSystem(spark.sessionState().newHadoopConf());
      if (files.exists(target)) {
        throw new FileAlreadyExistsException(folder);
      }
      files.delete(unfinished, true);
      long written = write(unfinished, BaseSchema.of(known), new BaseRows(known), customers);
      if (!files.rename(unfinished, target)) {
        throw new FileNotFoundException(folder + " could not be given its name");
      }
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long write(
      Path folder, StructType schema, BaseRows rows, Stream<CustomerFacts> customers) {
    Iterator<Row> all = customers.map(rows::row).iterator();
    Iterator<List<Row>> chunks = Iterators.partition(all, customersPerFile);
    long written = 0;
    do {
      List<Row> chunk = chunks.hasNext() ? chunks.next() : List.of();
      Dataset<Row> file = spark.createDataFrame(chunk, schema).coalesce(1);
      file.write().mode(SaveMode.Append).parquet(folder.toString());
      written += chunk.size();
    } while (chunks.hasNext());
    return written;
  }
}
