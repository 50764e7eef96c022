package io.customerview.jdbc.internal.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerview.audit.AuditEntry.Happening;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened, as the JSON of the audit table: {@code [{"event": "…", "details": {…}}]}. {@code
 * jsonb} keeps no order of keys, so the details come back sorted.
 */
final class Happenings {

  private static final JsonFactory JSON = new JsonFactory();

  private Happenings() {}

  static String write(List<Happening> happenings) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (Happening happening : happenings) {
        json.writeStartObject();
        json.writeStringField("event", happening.event());
        json.writeObjectFieldStart("details");
        for (Map.Entry<String, String> detail : happening.details().entrySet()) {
          json.writeStringField(detail.getKey(), detail.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return text.toString();
  }

  static List<Happening> read(String text) {
    List<Happening> happenings = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
          happenings.add(happening(json));
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return happenings;
  }

  private static Happening happening(JsonParser json) throws IOException {
    String event = "";
    Map<String, String> details = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("event")) {
        event = json.getText();
      } else {
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String key = json.currentName();
          json.nextToken();
          details.put(key, json.getText());
        }
      }
    }
    return new Happening(event, details);
  }
}
