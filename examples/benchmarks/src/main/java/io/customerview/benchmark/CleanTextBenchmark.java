package io.customerview.benchmark;

import io.customerview.shared.CleanText;
import java.text.Normalizer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A name on its way into a field, beside the normalizing and trimming that no field does without.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CleanTextBenchmark {

  private static final int LONGEST = 200;

  @Param({"MARIA DA SILVA", "João Antônio da Conceição e Souza Araújo"})
  public String name = "";

  @Benchmark
  public String cleaned() {
    return CleanText.required("name", name, LONGEST);
  }

  @Benchmark
  public String normalizedAndTrimmed() {
    return Normalizer.normalize(name, Normalizer.Form.NFC).strip();
  }
}
