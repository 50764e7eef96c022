package io.customerview.segmentation.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.segmentation.rule.Criterion;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WordsTest {

  private static Properties bundle(String suffix) throws IOException {
    Properties bundle = new Properties();
    String name = "/io/customerview/segmentation/Words" + suffix + ".properties";
    try (InputStream in = WordsTest.class.getResourceAsStream(name)) {
      bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return bundle;
  }

  @Test
  @DisplayName("SEG-7, SEG-8: every text is there in three languages, with the same places to fill")
  void every_language_has_every_text() throws IOException {
    Properties english = bundle("");
    for (String suffix : new String[] {"_pt", "_es"}) {
      Properties other = bundle(suffix);
      assertThat(other.keySet()).isEqualTo(english.keySet());
      for (String key : english.stringPropertyNames()) {
        if (!key.equals("day")) {
          assertThat(new MessageFormat(other.getProperty(key)).getFormatsByArgumentIndex())
              .as(key + suffix)
              .hasSameSizeAs(
                  new MessageFormat(english.getProperty(key)).getFormatsByArgumentIndex());
          assertThat(other.getProperty(key)).as(key).doesNotContain("'");
        }
      }
    }
  }

  @Test
  @DisplayName("SEG-7: every built-in criterion has a label")
  void every_criterion_has_a_label() {
    Words words = new Words(Locale.ENGLISH);
    assertThat(Criterion.standard())
        .allSatisfy(
            criterion -> assertThat(words.text("criterion." + criterion.name())).isNotEmpty());
  }
}
