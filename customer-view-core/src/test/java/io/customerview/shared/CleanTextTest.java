package io.customerview.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.shared.CommonRefusal.TextCharacter;
import io.customerview.shared.CommonRefusal.TextTooLong;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

  @ParameterizedTest
  @ValueSource(ints = {0, '\t', '\n', '\r', 0x7F, 0xD800, 0xDFFF, 0x202A, 0x202E, 0x2066, 0x2069})
  @DisplayName("REG-1: a field refuses controls, halves of pairs and bidirectional marks")
  void refused(int codePoint) {
    String text = "🌻b" + (char) codePoint;
    refused(text, new TextCharacter("field", codePoint, 2));
    assertThat(new TextCharacter("field", codePoint, 2).message(Locale.ENGLISH))
        .contains("character 3");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xE000, 0xD7FF, 0x2029, 0x202F, 0x2065, 0x206A, 0x1F33B})
  @DisplayName("REG-1: what stands beside them is kept")
  void kept(int codePoint) {
    String text = "a" + Character.toString(codePoint) + "b";
    assertThat(CleanText.optional("field", text, 3)).contains(text);
  }

  @Test
  @DisplayName(
      "REG-1: a field of lines keeps its tabs and line breaks, and nothing else of the kind")
  void lines() {
    assertThat(CleanText.lines("field", " a\n\tb\r\nc \n", 9)).contains("a\n\tb\r\nc");
    assertThatThrownBy(() -> CleanText.lines("field", "a\u000B", 9))
        .isInstanceOf(RefusedException.class);
    assertThat(CleanText.lines("field", " \n", 9)).isEmpty();
  }

  @Test
  @DisplayName("REG-1: a length counts after trimming, but megabytes are refused as they come")
  void length() {
    String blanks = " ".repeat(3 * 8 + 61);
    assertThat(CleanText.optional("field", blanks + "abc", 3)).contains("abc");
    refused("abcd", new TextTooLong("field", 3, 4));
    refused(blanks + "abcd", new TextTooLong("field", 3, 89));
  }

  private static void refused(String text, Refusal refusal) {
    assertThatThrownBy(() -> CleanText.optional("field", text, 3))
        .isInstanceOfSatisfying(
            RefusedException.class, thrown -> assertThat(thrown.refusal()).isEqualTo(refusal));
  }
}
