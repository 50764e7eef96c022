package io.customerview.privacy.json;

import io.customerview.privacy.ExportSink;
import io.customerview.shared.CustomerId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Writes an export as JSON in UTF-8, as it comes:
 *
 * <pre>{@code
 * try (OutputStream file = Files.newOutputStream(path)) {
 *   desk.privacy().export(customer, JsonExport.to(file));
 * }
 * }</pre>
 *
 * <p>Its form is that of {@link #schema()}. A moment is text as {@code 2026-11-22T15:00:00Z}, a day
 * as {@code 2026-11-22}.
 *
 * <p>It needs Jackson: the dependency {@code com.fasterxml.jackson.core:jackson-core}, and on the
 * module path {@code requires com.fasterxml.jackson.core}. One export, one thread.
 */
public final class JsonExport implements ExportSink {

  /** The version of the form; fields may be added within a version, and none change or go. */
  public static final int VERSION = 1;

  private static final String HOW_TO_ADD =
      "add the dependency com.fasterxml.jackson.core:jackson-core, and on the module path"
          + " \"requires com.fasterxml.jackson.core\"; or hand over an ExportSink of your own";

  private final JsonRecords json;

  private JsonExport(JsonRecords json) {
    this.json = json;
  }

  /**
   * Obtains an export to a stream, which is flushed in the end and left open.
   *
   * @throws IllegalStateException if Jackson is missing
   */
  public static JsonExport to(OutputStream stream) {
    return of(stream, false);
  }

  /**
   * As {@link #to}, with a line for each field, for people who read it.
   *
   * @throws IllegalStateException if Jackson is missing
   */
  public static JsonExport indented(OutputStream stream) {
    return of(stream, true);
  }

  private static JsonExport of(OutputStream stream, boolean indented) {
    Objects.requireNonNull(stream, "stream");
    try {
      return new JsonExport(new JsonRecords(stream, indented));
    } catch (NoClassDefFoundError missing) {
      throw new IllegalStateException(
          "Jackson is missing (" + missing.getMessage() + "): " + HOW_TO_ADD, missing);
    }
  }

  /**
   * Returns the JSON Schema (draft 2020-12) of what is written, for programs in other languages.
   * The same file lies in the jar beside this class, as {@code export.schema.json}.
   */
  public static String schema() {
    try (InputStream file = JsonExport.class.getResourceAsStream("export.schema.json")) {
      return new String(
          Objects.requireNonNull(file, "export.schema.json").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void begin(CustomerId customer, Instant moment) throws IOException {
    json.begin(VERSION, customer.toString(), moment.toString());
  }

  @Override
  public void part(String name) throws IOException {
    json.part(name);
  }

  @Override
  public void record(Map<String, Object> fields) throws IOException {
    json.record(fields);
  }

  @Override
  public void end() throws IOException {
    json.end();
  }
}
