package io.customerview.examples.quickstart.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.examples.quickstart.text.StopException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * Customers or contracts in a CSV file: UTF-8, with or without a byte order mark, semicolons, a
 * first row of titles, quotes where a cell holds a semicolon, a quote or a line break.
 *
 * <p>The whole file is read once before anything is done with it, so that a file that can't be read
 * to its end changes nothing.
 */
public final class ExportFile {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final ObjectReader LINES =
      new CsvMapper()
          .readerForListOf(String.class)
          .with(CsvParser.Feature.WRAP_AS_ARRAY)
          .with(CsvSchema.emptySchema().withColumnSeparator(';'));

  private final Path path;
  private final Titles titles;
  private final long rows;

  private ExportFile(Path path, Titles titles, long rows) {
    this.path = path;
    this.titles = titles;
    this.rows = rows;
  }

  /**
   * Opens a file and reads it through.
   *
   * @param layout what should stand in it
   * @throws StopException if it can't be read, is not UTF-8, is no CSV, separates otherwise, or
   *     lacks columns
   */
  public static ExportFile open(Path path, Layout layout) {
    if (Files.isDirectory(path)) {
      throw new StopException("file.folder", path);
    }
    long line = 1;
    try (MappingIterator<List<String>> lines = lines(path)) {
      if (!lines.hasNextValue()) {
        throw new StopException("file.empty", path);
      }
      Titles titles = Titles.of(lines.nextValue(), layout);
      while (lines.hasNextValue()) {
        lines.nextValue();
        line++;
      }
      return new ExportFile(path, titles, line - 1);
    } catch (CharacterCodingException e) {
      throw new StopException("file.encoding", path, line + 1);
    } catch (NoSuchFileException e) {
      throw new StopException("file.none", path.toAbsolutePath());
    } catch (JsonProcessingException e) {
      throw e.getCause() instanceof CharacterCodingException
          ? new StopException("file.encoding", path, line + 1)
          : new StopException("file.no_csv", path, line + 1);
    } catch (IOException e) {
      throw new StopException("file.unreadable", path, e.getClass().getSimpleName());
    }
  }

  private static MappingIterator<List<String>> lines(Path path) throws IOException {
    Reader text =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(path),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return LINES.readValues(text);
  }

  public Path path() {
    return path;
  }

  /** Returns what should stand in it. */
  public Layout layout() {
    return titles.layout();
  }

  /** Returns how many rows there are below the titles, blank ones included. */
  public long rows() {
    return rows;
  }

  /** Returns the columns that the file lacks: their cells are empty. */
  public List<Column> missing() {
    return titles.missing();
  }

  /** Returns the titles that mean nothing here: their cells are passed over. */
  public List<String> unknown() {
    return titles.unknown();
  }

  /** Begins to read the rows, one by one. */
  public Rows read() {
    try {
      return new Rows(lines(path), titles);
    } catch (IOException e) {
      throw new StopException("file.unreadable", path, e.getClass().getSimpleName());
    }
  }

  /** The rows of a file, in its order. Not thread-safe. */
  public static final class Rows implements Iterator<Row>, Closeable {

    private final MappingIterator<List<String>> lines;
    private final Titles titles;
    private long number = 1;

    private Rows(MappingIterator<List<String>> lines, Titles titles) {
      this.lines = lines;
      this.titles = titles;
      lines.next();
    }

    @Override
    public boolean hasNext() {
      return lines.hasNext();
    }

    @Override
    public Row next() {
      return new Row(++number, titles.cells(lines.next()));
    }

    @Override
    public void close() {
      try {
        lines.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
