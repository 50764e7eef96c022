package io.customerview.benchmark;

import io.customerview.identity.FoldedText.Token;
import io.customerview.identity.Identifiers;
import io.customerview.identity.Reading;
import io.customerview.identity.Reading.OfName;
import io.customerview.identity.SearchEntries;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchName;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Telling what a query's text can be, and making the keys that are searched: within 5 microseconds
 * for identifiers, within 10 for names. The text is all that a search screen sends: no kind.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class QueryKeysBenchmark {

  /** What people type. */
  @Param({
    "529.982.247-25",
    "52998224725",
    "11.222.333/0001-81",
    "12ABC34501DE35",
    "(11) 91234-5684",
    "11912345684",
    "+55 11 3123-4567",
    "91234-5678",
    "800.197.268-4",
    "1047962281",
    "mariaclara@exemplo.com.br",
    "155372b3-2d17-4922-a147-2da86c0aed2c",
    "C0000001",
    "maria",
    "Maria Clara de Souza",
    "JOSÉ D'ÁVILA GONÇALVES",
    "Comércio de Alimentos São João Ltda."
  })
  public String text = "";

  @Benchmark
  public void readingsAndKeys(Blackhole blackhole) {
    for (Reading reading : Identifiers.readings(text)) {
      blackhole.consume(reading.key());
      if (reading instanceof OfName name) {
        consumeKeys(name, blackhole);
      }
    }
  }

  /** A name is searched by its words, by their starts, and by the pairs of their starts. */
  private static void consumeKeys(OfName reading, Blackhole blackhole) {
    SearchName name =
        SearchName.ofAnnotated(SearchField.FULL_NAME, String.join(" ", words(reading)));
    List<Token> words = name.decidingWords();
    for (int one = 0; one < words.size(); one++) {
      for (String form : SearchName.forms(words.get(one))) {
        blackhole.consume(SearchEntries.cut(form, SearchEntries.WORD_START));
      }
      for (int other = one + 1; other < words.size(); other++) {
        blackhole.consume(SearchEntries.pair(words.get(one).text(), words.get(other).text()));
      }
    }
  }

  private static List<String> words(OfName reading) {
    return reading.name().tokens().stream().map(Token::text).toList();
  }
}
