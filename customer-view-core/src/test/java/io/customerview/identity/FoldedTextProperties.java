package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.testkit.IdentityArbitraries;
import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FoldedTextProperties {

  @Property(tries = 2000)
  @Label("SRCH-3: folding is idempotent")
  void folding_isIdempotent(@ForAll("texts") String text) {
    FoldedText once = FoldedText.of(text);
    assertThat(FoldedText.of(once.key())).isEqualTo(once);
    String kept = FoldedText.withPunctuation(text);
    assertThat(FoldedText.withPunctuation(kept)).isEqualTo(kept);
  }

  @Property(tries = 2000)
  @Label("SRCH-3: the fast path gives what the whole pipeline gives")
  void fastPath_isThePipeline(@ForAll("latin") String text) {
    assertThat(Folding.letters(text)).isEqualTo(Folding.lettersInFull(text));
    assertThat(FoldedText.of(text)).isEqualTo(FoldedText.words(Folding.lettersInFull(text)));
  }

  @Property
  @Label("SRCH-3: case, decomposition and blanks around never change the key")
  void writing_changesNothing(@ForAll("names") String name) {
    FoldedText folded = FoldedText.of(name);
    assertThat(FoldedText.of(name.toUpperCase(Locale.ROOT))).isEqualTo(folded);
    assertThat(FoldedText.of(Normalizer.normalize(name, Normalizer.Form.NFD))).isEqualTo(folded);
    assertThat(FoldedText.of("  " + name.replace(" ", "\u00A0  ") + "\t")).isEqualTo(folded);
  }

  @Property
  @Label("SRCH-3: the key is its words with one blank between them")
  void key_isItsWords(@ForAll("texts") String text) {
    FoldedText folded = FoldedText.of(text);
    assertThat(String.join(" ", folded.tokens().stream().map(FoldedText.Token::text).toList()))
        .isEqualTo(folded.key());
    assertThat(folded.tokens())
        .allSatisfy(
            token -> {
              assertThat(token.text()).isNotEmpty().doesNotContain(" ");
              if (!token.aliases().isEmpty()) {
                assertThat(token.aliases()).hasSizeGreaterThan(1).doesNotContain("");
                assertThat(String.join("", token.aliases())).isEqualTo(token.text());
              }
            });
  }

  @Provide
  Arbitrary<String> names() {
    return IdentityArbitraries.names();
  }

  /** Everything below U+0180, and now and then a character above, which leaves the fast path. */
  @Provide
  Arbitrary<String> latin() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange('\u0000', '\u017F').ofMaxLength(20),
        Arbitraries.strings()
            .withCharRange('\u0000', '\u017F')
            .withChars("\u0301\u2019ẞ")
            .ofMaxLength(20));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        latin(),
        names(),
        Arbitraries.strings().ofMaxLength(20),
        Arbitraries.strings()
            .withChars("D'´`’ \u0301\u0307\u200BİıΣςσßﬁ½²가각ᄀ\uD83D\uDE00が")
            .ofMaxLength(12));
  }
}
