package io.customerview.shared;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  @DisplayName("SRCH-9: how many items a page may have is told, and what was asked for")
  void limits() {
    Page.checkLimit(1, 200, "cases");
    Page.checkLimit(200, 200, "cases");
    for (int limit : new int[] {Integer.MIN_VALUE, 0, 201}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Page.checkLimit(limit, 200, "cases"))
          .withMessage("a page has 1 to 200 cases, not " + limit);
    }
  }
}
