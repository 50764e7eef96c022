package io.customerview.jdbc.internal.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows that PostgreSQL has written as JSON: an array of objects. */
final class JsonRows {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonRows() {}

  static List<Columns> parse(@Nullable String text) {
    List<Columns> rows = new ArrayList<>();
    if (text == null) {
      return rows;
    }
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        rows.add(new JsonColumns(row(json)));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return rows;
  }

  private static Map<String, Object> row(JsonParser json) throws IOException {
    Map<String, @Nullable Object> row = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String column = json.currentName();
      json.nextToken();
      row.put(column, value(json));
    }
    return row;
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
      case START_ARRAY -> list(json);
      default -> json.getText();
    };
  }

  private static List<@Nullable Object> list(JsonParser json) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(json));
    }
    return list;
  }
}
