package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.shared.RefusedException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTextTest {

  @ParameterizedTest
  @CsvSource({
    "José da Conceição, jose da conceicao",
    "JOSE  DA   CONCEICAO, jose da conceicao",
    "Jose\u0301, jose",
    "Muñoz Ibáñez, munoz ibanez",
    "ŁÓDŹ, lodz",
    "Strauß & Søn, strauss son",
    "Æsir Œuvre, aesir oeuvre",
    "Þór Đặng Ðað, thor dang dad",
    "Iı İi, ii ii",
    "ŋĸŧħ, nkth",
    "Ｆｕｌｌ\u3000Ｗｉｄｔｈ, full width",
    "ﬁnal 1ª 2º, final 1a 2o",
    "a\u00ADb\u200Bc\uFEFFd\u200E, abcd",
    "Casa\u00A0Nove Ltda., casa nove ltda",
    "S.A., s a",
    "3M do Brasil, 3m do brasil",
    "Дмитрий Ёлкин, дмитрии елкин",
    "山田 太郎, 山田 太郎",
    "홍길동, 홍길동",
    "100%_*?, 100",
  })
  @DisplayName("SRCH-3: case, accents, blanks and punctuation are folded in the order of the rule")
  void key(String text, String expected) {
    assertThat(FoldedText.of(text).key()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "D'Avelar",
        "D\u2019AVELAR",
        "d\u2018avelar",
        "D\u02BCAvelar",
        "D\u00B4Avelar",
        "D`Avelar",
        "D＇Avelar"
      })
  @DisplayName("SRCH-3: an apostrophe leaves no gap, and its parts are aliases")
  void apostrophes(String text) {
    FoldedText folded = FoldedText.of("Rui " + text);
    assertThat(folded.key()).isEqualTo("rui davelar");
    assertThat(folded.tokens())
        .containsExactly(
            new FoldedText.Token("rui", List.of()),
            new FoldedText.Token("davelar", List.of("d", "avelar")));
  }

  @Test
  @DisplayName("SRCH-3: apostrophes at the ends of a word, or several, give the parts between them")
  void apostrophes_atTheEnds() {
    assertThat(FoldedText.of("'João'").tokens())
        .containsExactly(new FoldedText.Token("joao", List.of()));
    assertThat(FoldedText.of("a''b'c ' d").tokens())
        .containsExactly(
            new FoldedText.Token("abc", List.of("a", "b", "c")),
            new FoldedText.Token("d", List.of()));
  }

  @Test
  @DisplayName("SRCH-3: particles stay in the key and are known as such")
  void particles() {
    FoldedText folded = FoldedText.of("Maria de la Cruz y dos Santos");
    assertThat(folded.key()).isEqualTo("maria de la cruz y dos santos");
    assertThat(folded.tokens())
        .filteredOn(token -> !token.isParticle())
        .extracting(FoldedText.Token::text)
        .containsExactly("maria", "cruz", "santos");
    for (String particle :
        List.of("da", "das", "de", "di", "do", "dos", "e", "d", "del", "la", "las", "los", "y")) {
      assertThat(FoldedText.of(particle).tokens()).allMatch(FoldedText.Token::isParticle);
    }
  }

  @Test
  @DisplayName("SRCH-3: nothing is stemmed")
  void noStemming() {
    assertThat(FoldedText.of("José Santos Brasília das").key())
        .isEqualTo("jose santos brasilia das");
  }

  @Test
  @DisplayName("SRCH-3: the language of the host changes nothing")
  void turkishLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(FoldedText.of("IRIS INÊS").key()).isEqualTo("iris ines");
      assertThat(FoldedText.of("IRIS İNÊS").key()).isEqualTo("iris ines");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "---", "'", "\u0301", "\u200B", "\uD800", "\u0000"})
  @DisplayName("SRCH-9: what has no letter and no digit folds to nothing")
  void empty(String text) {
    assertThat(FoldedText.of(text).isEmpty()).isTrue();
    assertThat(FoldedText.of(text).key()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "C++, c++",
    "C, c",
    "'  São   Paulo ', são paulo",
    "D'Avelar, d'avelar",
    "Comércio: Atacado/Varejo, comercio: atacado/varejo",
  })
  @DisplayName("SEG-4: the segmentation's fold keeps punctuation")
  void withPunctuation(String text, String expected) {
    assertThat(FoldedText.withPunctuation(text)).isEqualTo(expected.replace("ã", "a"));
  }

  @Test
  @DisplayName("SEG-4: C++ is not C, and controls and halves of pairs are blanks")
  void withPunctuation_keepsApart() {
    assertThat(FoldedText.withPunctuation("C++")).isNotEqualTo(FoldedText.withPunctuation("C"));
    assertThat(FoldedText.withPunctuation("\ta\u0000\r\nb\uD800c\u00A0")).isEqualTo("a b c");
    assertThat(FoldedText.withPunctuation(" ")).isEmpty();
  }

  @Test
  @DisplayName("SRCH-9: a text over the limit is refused")
  void tooLong() {
    assertThat(FoldedText.of("a".repeat(FoldedText.LONGEST)).key()).hasSize(FoldedText.LONGEST);
    String tooLong = "a".repeat(FoldedText.LONGEST + 1);
    IdentityRefusal refusal =
        new IdentityRefusal.TooLong(IdentityKind.TEXT, FoldedText.LONGEST, tooLong.length());
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> FoldedText.of(tooLong))
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> FoldedText.withPunctuation(tooLong));
    assertThat(FoldedText.tryOf(tooLong)).isEmpty();
    assertThat(FoldedText.refusalOf(tooLong)).contains(refusal);
  }

  @Test
  @DisplayName("PRIV-3: neither a folded text nor its words show in a log")
  void toString_hides() {
    assertThat(FoldedText.of("Maria Clara")).hasToString("FoldedText[2]");
    assertThat(FoldedText.of("Maria").tokens().get(0)).hasToString("Token[5]");
  }

  @Test
  @DisplayName("SRCH-9: keys are ordered by code points, as the database does, not by UTF-16 units")
  void compareTo_codePoints() {
    FoldedText ligature = FoldedText.of("\uA7FF");
    FoldedText beyond = FoldedText.of("\uD840\uDC00");
    FoldedText high = FoldedText.of("\uFA0E");
    assertThat("\uFA0E".compareTo("\uD840\uDC00")).isPositive();
    assertThat(high).isLessThan(beyond);
    assertThat(beyond).isGreaterThan(ligature);
    assertThat(FoldedText.of("a")).isLessThan(FoldedText.of("ab"));
    assertThat(FoldedText.of("Ana")).isEqualByComparingTo(FoldedText.of("ANÁ"));
  }

  @Test
  @DisplayName("SRCH-3: the first letter beyond the table is folded as all others are")
  void beyond_the_table() {
    for (String letter : new String[] {"\u017F", "\u0180", "\u0181"}) {
      assertThat(Folding.letters(letter)).isEqualTo(Folding.lettersInFull(letter));
    }
  }
}
