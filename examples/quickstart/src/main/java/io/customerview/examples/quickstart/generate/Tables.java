package io.customerview.examples.quickstart.generate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the tables beside this class: a line per entry, {@code #} for remarks. */
final class Tables {

  private Tables() {}

  /** Returns the cells of each line. */
  static List<String[]> read(String name) {
    try (InputStream in =
            Objects.requireNonNull(Tables.class.getResourceAsStream(name), "no table " + name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(";", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
