package io.customerview.segmentation.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.UncheckedIOException;
import java.util.Set;

/** The published JSON Schema, as somebody else's program applies it. */
final class Schema {

  static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  static final JsonSchema SEGMENT = FACTORY.getSchema(SegmentJson.schema());

  private Schema() {}

  /** Returns the schema of schemas. */
  static JsonSchema ofSchemas() {
    return FACTORY.getSchema(SchemaLocation.of(VersionFlag.V202012.getId()));
  }

  static Set<ValidationMessage> complaints(String json) {
    return SEGMENT.validate(tree(json));
  }

  static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
