package io.customerview.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("MRG-1: words that may be one, written otherwise")
class SpellingTest {

  @ParameterizedTest
  @CsvSource({
    "souza,sousa,true",
    "thiago,tiago,true",
    "luiz,luis,true",
    "philipe,filipe,true",
    "helena,elena,true",
    "wagner,vagner,true",
    "mello,melo,true",
    "kelly,keli,true",
    "mario,maria,false",
    "lima,silva,false"
  })
  void sound(String one, String other, boolean alike) {
    assertThat(Spelling.sound(one).equals(Spelling.sound(other))).isEqualTo(alike);
  }

  @ParameterizedTest
  @CsvSource({
    "ana,anna,true",
    "lima,limma,true",
    "lima,ilma,true",
    "lima,lama,true",
    "li,la,false",
    "lima,luma1,false",
    "zanettini,zannetini,true",
    "zanetti,sanetta,false"
  })
  void close(String one, String other, boolean close) {
    assertThat(Spelling.areClose(one, other)).isEqualTo(close);
    assertThat(Spelling.areClose(other, one)).isEqualTo(close);
  }

  @Test
  void distances() {
    assertThat(Spelling.distance("", "abc")).isEqualTo(3);
    assertThat(Spelling.distance("abc", "acb")).as("swapped").isEqualTo(1);
    assertThat(Spelling.distance("abc", "axbyc")).isEqualTo(2);
  }
}
