package io.customerview.jdbc.internal.work;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The schema of one tenant. Its name reaches every statement through {@link #in}, and nothing of
 * ours relies on a search path.
 *
 * @param name lower-case letters, digits and underscores, a letter first, at most 63
 */
public record Schema(String name) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final String PLACE = "$schema";

  public Schema {
    if (!NAME.matcher(Objects.requireNonNull(name, "schema")).matches()) {
      throw new IllegalArgumentException(
          "a schema name has 1 to 63 lower-case letters, digits and underscores, a letter first");
    }
    if (name.startsWith("pg_") || name.equals("information_schema")) {
      throw new IllegalArgumentException(
          "information_schema and names that start with pg_ belong to PostgreSQL");
    }
  }

  /** Returns a statement with this schema in its places. */
  public String in(String sql) {
    return sql.replace(PLACE, '"' + name + '"');
  }

  /**
   * Returns a key for an advisory lock. Should two schemas have the same one, they wait for each
   * other, and nothing else.
   */
  public long lockKey(String purpose) {
    long key = 1125899906842597L;
    String text = "io.customerview:" + name + ':' + purpose;
    for (int index = 0; index < text.length(); index++) {
      key = 31 * key + text.charAt(index);
    }
    return key;
  }
}
