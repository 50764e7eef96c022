package io.customerview.examples.quickstart.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.examples.quickstart.mapping.Effect;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "pt", "es"})
  @DisplayName("every text is said in every language, with all its places")
  void everyText(String language) {
    Texts texts = Texts.in(Locale.forLanguageTag(language));
    ResourceBundle english = ResourceBundle.getBundle(Texts.class.getName(), Locale.ROOT);
    for (String key : english.keySet()) {
      assertThat(texts.get(key, 2, 3, 4, 5, 6)).as(key).isNotBlank().doesNotContain("{", "''");
    }
    assertThat(texts.locale().getLanguage()).isEqualTo(language);
    for (Effect effect : Effect.values()) {
      assertThat(texts.get("effect." + effect)).isNotBlank();
    }
  }
}
