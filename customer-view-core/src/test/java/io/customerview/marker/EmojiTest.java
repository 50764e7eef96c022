package io.customerview.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.UnicodeSet;
import io.customerview.marker.MarkerRefusal.NotOneEmoji;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {

  /** What Unicode recommends for general interchange, as ICU has it. */
  private static List<String> recommended() {
    List<String> emojis = new ArrayList<>();
    new UnicodeSet("[:RGI_Emoji:]").forEach(emojis::add);
    return emojis;
  }

  @Test
  @DisplayName("MRK-1: every emoji of Unicode is one, in its own form, and one grapheme of Java's")
  void all() {
    assertThat(recommended())
        .hasSizeGreaterThan(3_900)
        .allSatisfy(
            emoji -> {
              assertThat(Emoji.parse(emoji).text()).isEqualTo(emoji);
              assertThat(emoji).matches("\\X");
            });
  }

  @Test
  @DisplayName("MRK-1: of all single characters exactly those are emojis that Unicode has as such")
  void characters() {
    UnicodeSet emojis = new UnicodeSet("[:RGI_Emoji:]");
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String text = Character.toString(codePoint);
      boolean isEmoji = emojis.contains(text) || emojis.contains(text + "\uFE0F");
      assertThat(Emojis.qualified(text).isPresent()).as("U+%04X", codePoint).isEqualTo(isEmoji);
    }
  }

  @Test
  @DisplayName("MRK-1: no two emojis are one, however they follow each other")
  void two() {
    List<String> emojis = recommended();
    for (int at = 0; at < emojis.size(); at++) {
      String next = emojis.get((at * 7 + 1) % emojis.size());
      for (String text : List.of(emojis.get(at) + next, emojis.get(at) + " " + next)) {
        assertThat(Emojis.qualified(text)).as(text).isEmpty();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "⭐",
        "👨\u200D👩\u200D👧\u200D👦",
        "🇧🇷",
        "🇨🇴",
        "👍🏽",
        "👩🏽\u200D🚀",
        "🏳\uFE0F\u200D🌈",
        "1\uFE0F\u20E3",
        "#\uFE0F\u20E3",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
        "❤\uFE0F"
      })
  @DisplayName("MRK-1: families, flags, skin tones, professions and keycaps are one emoji each")
  void one(String text) {
    assertThat(Emoji.parse(text).text()).isEqualTo(text);
    assertThat(Emoji.parse("  " + text + "\n")).isEqualTo(Emoji.parse(text)).hasToString(text);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"❤, ❤\uFE0F", "☎, ☎\uFE0F", "🏳\u200D🌈, 🏳\uFE0F\u200D🌈", "1\u20E3, 1\uFE0F\u20E3"})
  @DisplayName("MRK-1: an emoji that keyboards write in two ways is kept in one")
  void qualified(String typed, String kept) {
    assertThat(Emoji.parse(typed).text()).isEqualTo(kept);
    assertThat(Emoji.parse(kept))
        .isEqualTo(Emoji.parse(typed))
        .hasSameHashCodeAs(Emoji.parse(typed));
  }

  @ParameterizedTest(name = "number {index}")
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "1",
        "#",
        "Ouro",
        "é",
        ":-)",
        "⭐⭐",
        "⭐ ⭐",
        "⭐a",
        "🇧",
        "🇧🇷🇨🇴",
        "🇽🇽",
        "👍🏽🏽",
        "⭐🏽",
        "👩\u200D🐶",
        "👩\u200D",
        "\u200D",
        "\uFE0F",
        "\u20E3",
        "a\u20E3",
        "❤\uFE0E",
        "\uD83D",
        "\u0000",
        "👨👩👧👦"
      })
  @DisplayName("MRK-1: what shows as no emoji, or as several, is refused")
  void none(String text) {
    refused(text);
  }

  @Test
  @DisplayName("MRK-1: so is a text without end")
  void long_text() {
    refused("⭐".repeat(1_000_000));
  }

  private static void refused(String text) {
    assertThatThrownBy(() -> Emoji.parse(text))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal()).isEqualTo(new NotOneEmoji()));
  }
}
