package io.customerview.jdbc.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T12:00:00-03:00",
        "2026-11-22T12:00:00.1+00:00",
        "2026-11-22T12:00:00.000001+05:30",
        "1899-12-31T20:53:32.123456-03:06:28",
        "0001-01-01T00:00:00+00:00",
        "9999-12-31T23:59:59.999999-12:00",
        "+10000-01-01T00:00:00+00:00",
      })
  @DisplayName("a moment is read as a formatter reads it")
  void same(String text) {
    assertThat(Moments.parse(text)).isEqualTo(OffsetDateTime.parse(text));
  }

  @Test
  @DisplayName("what is no moment is refused")
  void none() {
    assertThatThrownBy(() -> Moments.parse("yesterday")).isInstanceOf(DateTimeException.class);
  }
}
