package io.customerview.privacy;

import io.customerview.shared.CustomerId;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * Where an export goes (PRIV-1), a record at a time, so that nothing is held whole: a file of JSON
 * ({@link io.customerview.privacy.json.JsonExport}), or what a host makes of it.
 *
 * <p>Called by one thread, in this order: {@link #begin}, then for each part {@link #part} and its
 * {@link #record}s, then {@link #end}. After an {@link IOException} nothing more is called.
 */
public interface ExportSink {

  /**
   * Begins.
   *
   * @param customer whose data it is
   * @param moment as of when
   */
  void begin(CustomerId customer, Instant moment) throws IOException;

  /** Begins a part, such as {@code contactPoints}; each comes once, also where it has no record. */
  void part(String name) throws IOException;

  /**
   * Takes a record of the part that was begun last.
   *
   * @param fields by name, in a stable order; values are texts, numbers, booleans, {@link
   *     Instant}s, {@link java.time.LocalDate}s, or lists of them
   */
  void record(Map<String, Object> fields) throws IOException;

  /** Ends: all that is held was handed over. */
  void end() throws IOException;
}
