package io.customerview.segmentation.internal.solve;

import io.customerview.segmentation.formula.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values that were chosen: whole numbers ({@link Long}) and texts.
 *
 * @param one of fields with one value; not there if missing
 * @param many of fields with any number of values
 */
record Picked(Map<Field, Object> one, Map<Field, List<Object>> many) {

  long number(Field field, long otherwise) {
    return one.get(field) instanceof Long number ? number : otherwise;
  }

  @Nullable Long number(Field field) {
    return (Long) one.get(field);
  }

  @Nullable String text(Field field) {
    return (String) one.get(field);
  }

  List<String> texts(Field field) {
    return many.getOrDefault(field, List.of()).stream().map(String.class::cast).toList();
  }
}
