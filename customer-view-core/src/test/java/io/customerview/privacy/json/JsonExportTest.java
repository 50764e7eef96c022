package io.customerview.privacy.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.shared.CustomerId;
import io.customerview.testkit.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JsonExportTest {

  private static final CustomerId CUSTOMER = new CustomerId(new UUID(1, 2));

  @Test
  @DisplayName("PRIV-1: records are written as they come, in UTF-8, and the stream is left open")
  void written() throws IOException {
    boolean[] closed = {false};
    ByteArrayOutputStream stream =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    JsonExport export = JsonExport.to(stream);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("text", "São \"Luís\"\n");
    fields.put("count", 2L);
    fields.put("exact", new BigDecimal("0.10"));
    fields.put("yes", true);
    fields.put("at", SettableClock.START);
    fields.put("on", LocalDate.of(2026, 11, 22));
    fields.put("list", List.of("a", 1));
    export.begin(CUSTOMER, SettableClock.START);
    export.part("first");
    export.record(fields);
    export.record(Map.of());
    export.part("second");
    export.end();
    assertThat(stream.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"format":"customer-view.export","formatVersion":1,"customer":"%s","exportedAt":"%2$s",\
            "parts":{"first":[{"text":"São \\"Luís\\"\\n","count":2,"exact":0.10,"yes":true,"at":"%2$s",\
            "on":"2026-11-22","list":["a",1]},{}],"second":[]}}"""
                .formatted(CUSTOMER, SettableClock.START));
    assertThat(closed[0]).isFalse();
  }

  @Test
  @DisplayName("PRIV-1: a form for people has a line for each field")
  void indented() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    JsonExport export = JsonExport.indented(stream);
    export.begin(CUSTOMER, SettableClock.START);
    export.part("marker");
    export.record(Map.of("name", "Ouro"));
    export.end();
    assertThat(stream.toString(StandardCharsets.UTF_8).lines().map(String::strip))
        .contains("\"name\" : \"Ouro\"");
  }

  @Test
  @DisplayName("PRIV-1: what no export holds is refused by its type, without its value")
  void other_types() throws IOException {
    JsonExport export = JsonExport.to(OutputStream.nullOutputStream());
    export.begin(CUSTOMER, SettableClock.START);
    export.part("first");
    assertThatThrownBy(() -> export.record(Map.of("a", new StringBuilder("secret"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.StringBuilder")
        .hasMessageNotContaining("secret");
  }

  @Test
  @DisplayName("PRIV-1: a host without Jackson is told which dependency to add")
  void missing_library() throws IOException, ReflectiveOperationException {
    URL ours = JsonExport.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader host = new URLClassLoader(new URL[] {ours}, null)) {
      Method to = host.loadClass(JsonExport.class.getName()).getMethod("to", OutputStream.class);
      assertThatThrownBy(() -> to.invoke(null, OutputStream.nullOutputStream()))
          .isInstanceOfSatisfying(
              InvocationTargetException.class,
              thrown ->
                  assertThat(thrown.getCause())
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageContaining("com.fasterxml.jackson.core:jackson-core"));
    }
  }
}
