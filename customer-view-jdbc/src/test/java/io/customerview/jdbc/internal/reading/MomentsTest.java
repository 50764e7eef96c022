package io.customerview.jdbc.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
      })
  @DisplayName("a moment is read as a formatter reads it")
  void same(String text) {
    assertThat(Moments.parse(text)).isEqualTo(OffsetDateTime.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "10000-01-01T08:59:59.999999+09:00, 9999-12-31T23:59:59.999999Z",
    "0001-12-31T20:53:32-03:06:28 BC, 0001-01-01T00:00:00Z",
    "0005-02-29T12:00:00+00:00 BC, -0004-02-29T12:00:00Z",
  })
  @DisplayName("PRF-1: years of five digits and before the first are read")
  void far(String text, Instant moment) {
    assertThat(Moments.parse(text).toInstant()).isEqualTo(moment);
  }

  @Test
  @DisplayName("what is no moment is refused")
  void none() {
    assertThatThrownBy(() -> Moments.parse("yesterday")).isInstanceOf(DateTimeException.class);
  }
}
