package io.customerview.examples.quickstart.load;

import io.customerview.examples.quickstart.file.ExportFile;
import io.customerview.examples.quickstart.file.Row;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.examples.quickstart.mapping.Effect;
import io.customerview.examples.quickstart.mapping.Finding;
import io.customerview.examples.quickstart.mapping.MappedRow;
import io.customerview.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file that the library is to take, one after the other; every other one is counted
 * on the way. Not thread-safe.
 *
 * @param <T> what the library takes
 */
final class MappedRows<T> implements Iterator<T> {

  private final ExportFile.Rows rows;
  private final Function<Row, MappedRow<T>> mapper;
  private final ToLongFunction<T> numbers;
  private final Progress progress;
  private final Map<Long, MappedRow<T>> underWay = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private @Nullable T next;
  private long read;
  private long blank;
  private long refused;

  /**
   * Begins.
   *
   * @param numbers returns the number of the row that the library is to take
   */
  MappedRows(
      ExportFile.Rows rows,
      Function<Row, MappedRow<T>> mapper,
      ToLongFunction<T> numbers,
      Progress progress) {
    this.rows = rows;
    this.mapper = mapper;
    this.numbers = numbers;
    this.progress = progress;
  }

  @Override
  public boolean hasNext() {
    while (next == null && rows.hasNext()) {
      MappedRow<T> row = mapper.apply(rows.next());
      progress.read(++read);
      findings.addAll(row.findings());
      if (row.intake().isPresent()) {
        next = row.intake().get();
        underWay.put(numbers.applyAsLong(next), row);
      } else if (row.isBlank()) {
        blank++;
      } else {
        refused++;
      }
    }
    return next != null;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    T row = Objects.requireNonNull(next);
    next = null;
    return row;
  }

  /** Returns the row of which the library tells what became of it, once. */
  MappedRow<T> ended(long number) {
    return Objects.requireNonNull(underWay.remove(number));
  }

  /** The library refused a row after the mapping took it. */
  void refuse(MappedRow<T> row, Column column, Refusal reason) {
    refused++;
    find(row, column, Effect.REFUSED, reason);
  }

  void find(MappedRow<T> row, Column column, Effect effect, Refusal reason) {
    findings.add(
        new Finding(
            row.row().number(), column, row.row().cell(column).strip(), effect, reason, List.of()));
  }

  long blank() {
    return blank;
  }

  long refused() {
    return refused;
  }

  Findings findings() {
    return new Findings(findings);
  }
}
