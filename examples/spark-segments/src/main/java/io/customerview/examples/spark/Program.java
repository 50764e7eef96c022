package io.customerview.examples.spark;

import io.customerview.examples.spark.base.BaseFiles;
import io.customerview.examples.spark.base.BaseSchema;
import io.customerview.examples.spark.segment.HostColumns;
import io.customerview.examples.spark.segment.SparkSegments;
import io.customerview.segmentation.json.Issue;
import io.customerview.segmentation.json.Reading;
import io.customerview.segmentation.json.SegmentJson;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.BusinessTime;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** One run of the program. */
final class Program {

  private static final ZoneId ZONE = BusinessTime.DEFAULT_ZONE;
  private static final HostColumns HOST = HostColumns.none().with(Licences.SEATS);
  private static final int FILES = 4;

  /** Where the base that is made up is written. */
  private static final String FOLDER = "target/customer-base";

  private final Options options;
  private final List<Segment> segments;
  private final LocalDate day;
  private final PrintStream out;

  private Program(Options options, List<Segment> segments, PrintStream out) {
    this.options = options;
    this.segments = segments;
    this.day = options.day().orElseGet(() -> LocalDate.now(ZONE));
    this.out = out;
  }

  /** Reads the segments before anything is started. */
  static Program of(Options options, PrintStream out) {
    return new Program(options, read(options.segments()), out);
  }

  private static List<Segment> read(Path file) {
    String json;
    try {
      json = Files.readString(file);
    } catch (IOException e) {
      throw new StopException("There is no readable file " + file + ".");
    }
    Reading<List<Segment>> reading = SegmentJson.of(HOST.criteria()).readAll(json);
    if (!reading.isRead()) {
      StringBuilder issues = new StringBuilder(file + " can't be read:");
      for (Issue issue : reading.issues()) {
        issues.append("\n  line ").append(issue.line()).append(": ");
        issues.append(issue.message(Locale.ENGLISH));
      }
      throw new StopException(issues.toString());
    }
    return reading.orElseThrow();
  }

  /** Returns whether all went well, and Spark has the members that were found in memory. */
  boolean run(SparkSession spark) {
    out.printf(
        "Segments on Apache Spark %s, %s, asked on %s%n%n",
        spark.version(), spark.sparkContext().master(), day);
    return options.base().isPresent() ? ask(spark, options.base().get()) : compare(spark);
  }

  private boolean ask(SparkSession spark, String folder) {
    Dataset<Row> base = spark.read().parquet(folder);
    out.printf(Locale.ENGLISH, "%,d customers in %s%n%n", base.count(), folder);
    Dataset<Row> members = SparkSegments.of(base, HOST, day).memberships(segments);
    if (options.members().isPresent()) {
      write(members, options.members().get());
      members = spark.read().parquet(options.members().get());
    }
    Map<String, Long> counts = new HashMap<>();
    members
        .groupBy(SparkSegments.SEGMENT)
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    for (Segment segment : segments) {
      line(segment.name(), counts.getOrDefault(segment.name(), 0L), "");
    }
    return true;
  }

  private boolean compare(SparkSession spark) {
    Criteria known = Criteria.standard().with(Licences.READ_SEATS);
    InMemory memory = new InMemory(known, day, ZONE);
    memory.takeIn(new MadeUpBase(2026, options.customers(), day));
    out.printf(
        Locale.ENGLISH, "%,d companies made up and taken in, in memory%n", options.customers());

    clear(FOLDER);
    int customersPerFile = Math.max(1, (options.customers() + FILES - 1) / FILES);
    long written = new BaseFiles(spark, customersPerFile).write(FOLDER, known, memory.facts());
    Dataset<Row> base = spark.read().parquet(FOLDER);
    out.printf(
        Locale.ENGLISH,
        "%,d customers written as %d Parquet files to %s%n%n",
        written,
        base.inputFiles().length,
        FOLDER);

    Dataset<Row> members = SparkSegments.of(base, HOST, day).memberships(segments);
    Map<String, Set<String>> found = byName(members);
    Map<String, Set<String>> expected = memory.members(segments);
    boolean isSame = true;
    for (Segment segment : segments) {
      Set<String> onSpark = found.getOrDefault(segment.name(), Set.of());
      boolean same = onSpark.equals(expected.get(segment.name()));
      isSame &= same;
      line(segment.name(), onSpark.size(), same ? "the same in memory" : "OTHERS IN MEMORY");
    }
    options.members().ifPresent(where -> write(members, where));
    tellOfClusters();
    return isSame;
  }

  private static Map<String, Set<String>> byName(Dataset<Row> members) {
    Map<String, Set<String>> found = new HashMap<>();
    for (Row row : members.collectAsList()) {
      found.computeIfAbsent(row.getString(0), name -> new HashSet<>()).add(row.getString(1));
    }
    return found;
  }

  /** In a folder for each segment. */
  private void write(Dataset<Row> members, String folder) {
    members
        .repartition(functions.col(SparkSegments.SEGMENT), functions.col(BaseSchema.CUSTOMER))
        .write()
        .partitionBy(SparkSegments.SEGMENT)
        .parquet(folder);
    out.printf("Members written to %s%n", folder);
  }

  private static void clear(String folder) {
    try {
      FileUtils.deleteDirectory(Path.of(folder).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String segment, long members, String remark) {
    out.printf(Locale.ENGLISH, "  %-48s %,9d  %s%n", segment, members, remark);
  }

  private void tellOfClusters() {
    out.print(
        """

        No code of ours runs on the executors, so a cluster needs nothing but another master:

          spark-submit --master spark://HOST:7077 --class io.customerview.examples.spark.Main \\
            --driver-class-path 'examples/spark-segments/target/jars/*' \\
            examples/spark-segments/target/customer-view-spark-segments-0.1.0-SNAPSHOT.jar \\
            --base s3a://lake/customers --segments examples/spark-segments/segments.json --members s3a://lake/members
        """);
  }
}
