package io.customerview.examples.spark;

import io.customerview.shared.CustomerViewException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * Asks the same segments in memory and on Apache Spark, by one command:
 *
 * <pre>{@code
 * mvn -q -Pspark -DskipTests -pl examples/spark-segments -am package
 * }</pre>
 *
 * <p>Started by {@code spark-submit}, it asks a base that is there, on the cluster that it was
 * submitted to.
 */
public final class Main {

  /** Set by {@code spark-submit}. */
  private static final String MASTER = "spark.master";

  private Main() {}

  /** Runs the program; it ends with 0, or after a sentence on what is wrong with 1. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int result = run(List.of(args), out);
    if (result != 0) {
      System.exit(result);
    }
  }

  static int run(List<String> arguments, PrintStream out) {
    try {
      Program program = Program.of(Options.parse(arguments), out);
      boolean submitted = System.getProperty(MASTER) != null;
      SparkSession spark = submitted ? Sessions.submitted() : Sessions.local(Sessions.LOCAL);
      try {
        return program.run(spark) ? 0 : 1;
      } finally {
        spark.stop();
      }
    } catch (StopException | CustomerViewException stop) {
      out.println(stop.getMessage());
      return 1;
    }
  }
}
