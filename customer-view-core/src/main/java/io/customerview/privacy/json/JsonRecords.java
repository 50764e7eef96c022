package io.customerview.privacy.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Writes records with Jackson's streams. */
final class JsonRecords {

  private final JsonGenerator json;
  private boolean inPart;

  JsonRecords(OutputStream stream, boolean indented) {
    try {
      this.json = new JsonFactory().createGenerator(stream);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    if (indented) {
      json.useDefaultPrettyPrinter();
    }
  }

  void begin(int version, String customer, String moment) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", "customer-view.export");
    json.writeNumberField("formatVersion", version);
    json.writeStringField("customer", customer);
    json.writeStringField("exportedAt", moment);
    json.writeObjectFieldStart("parts");
  }

  void part(String name) throws IOException {
    endPart();
    json.writeArrayFieldStart(name);
    inPart = true;
  }

  private void endPart() throws IOException {
    if (inPart) {
      json.writeEndArray();
      inPart = false;
    }
  }

  void record(Map<String, Object> fields) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Object> field : fields.entrySet()) {
      json.writeFieldName(field.getKey());
      value(field.getValue());
    }
    json.writeEndObject();
  }

  private void value(Object value) throws IOException {
    if (value instanceof String || value instanceof Instant || value instanceof LocalDate) {
      json.writeString(value.toString());
    } else if (value instanceof Boolean yes) {
      json.writeBoolean(yes);
    } else if (value instanceof Number number) {
      json.writeNumber(new BigDecimal(number.toString()));
    } else if (value instanceof List<?> values) {
      json.writeStartArray();
      for (Object one : values) {
        value(one);
      }
      json.writeEndArray();
    } else {
      throw new IllegalArgumentException("no export holds a " + value.getClass().getName());
    }
  }

  void end() throws IOException {
    endPart();
    json.writeEndObject();
    json.writeEndObject();
    json.close();
  }
}
