package io.customerview.examples.quickstart.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  @DisplayName(
      "columns are as wide as their widest cell, numbers stand right, the last column is not cut")
  void lines() {
    Table table =
        new Table("name", ">hits", "where").row("Ana", "7", "São Paulo").row("Flávia", "1,200");
    assertThat(table.lines())
        .containsExactly(
            "name     hits  where",
            "──────  ─────  ─────",
            "Ana         7  São Paulo",
            "Flávia  1,200");
  }

  @Test
  @DisplayName("a long cell is cut, but not in the last column")
  void cut() {
    String text = "á".repeat(60);
    assertThat(new Table("a", "b").row(text, text).lines().get(2))
        .isEqualTo("á".repeat(43) + "…  " + text);
  }
}
