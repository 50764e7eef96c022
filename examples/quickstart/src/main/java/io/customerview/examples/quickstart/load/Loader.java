package io.customerview.examples.quickstart.load;

import io.customerview.customer.CustomerRefusal;
import io.customerview.examples.quickstart.file.CustomerFile;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.examples.quickstart.mapping.Effect;
import io.customerview.examples.quickstart.mapping.Finding;
import io.customerview.examples.quickstart.mapping.MappedRow;
import io.customerview.examples.quickstart.mapping.RowMapper;
import io.customerview.intake.Intake;
import io.customerview.intake.IntakeRefusal;
import io.customerview.intake.IntakeRow;
import io.customerview.intake.RowOutcome;
import io.customerview.intake.RowOutcome.Notice;
import io.customerview.intake.RowOutcome.Refused;
import io.customerview.intake.RowOutcome.Taken;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Refusal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes one file in: rows are read, mapped and taken as they come, never the whole file at once.
 */
public final class Loader {

  /** Hears of the rows, as far as they have come. */
  @FunctionalInterface
  public interface Progress {
    /** Tells how many rows were read. */
    void read(long rows);
  }

  private final Intake intake;
  private final ZoneId zone;

  /**
   * Obtains a loader.
   *
   * @param zone the zone in which the days of files are counted
   */
  public Loader(Intake intake, ZoneId zone) {
    this.intake = intake;
    this.zone = zone;
  }

  /**
   * Loads a file, and returns what became of its rows.
   *
   * @param met is told of every row that was taken, with the customer whose row it is
   */
  public LoadReport load(
      CustomerFile file, Progress progress, BiConsumer<IntakeRow, CustomerId> met) {
    LoadReport.Builder report = new LoadReport.Builder();
    Map<Long, MappedRow> underWay = new HashMap<>();
    try (CustomerFile.Rows rows = file.read()) {
      Mapping mapping = new Mapping(rows, new RowMapper(zone), report, underWay, progress);
      intake.take(
          mapping,
          outcome -> {
            MappedRow row = Objects.requireNonNull(underWay.remove(outcome.number()));
            tell(report, row, outcome);
            if (outcome instanceof Taken taken) {
              met.accept(row.intake().orElseThrow(), taken.customer());
            }
          });
    }
    return report.build();
  }

  private static void tell(LoadReport.Builder report, MappedRow row, RowOutcome outcome) {
    if (outcome instanceof Taken taken) {
      report.taken(taken);
      for (Notice notice : taken.notices()) {
        Column column = row.contactColumns().get(notice.position());
        report.find(finding(row, column, Effect.NOTED, notice.refusal()));
      }
    } else if (outcome instanceof Refused refused) {
      report.refused();
      report.find(finding(row, columnOf(refused.refusal()), Effect.REFUSED, refused.refusal()));
    }
  }

  private static Finding finding(MappedRow row, Column column, Effect effect, Refusal reason) {
    return new Finding(
        row.row().number(), column, row.row().cell(column).strip(), effect, reason, List.of());
  }

  /**
   * What the library refuses after the mapping took the row: what only the stored customers tell.
   */
  private static Column columnOf(Refusal refusal) {
    if (refusal instanceof IntakeRefusal.ParentUnknown
        || refusal instanceof CustomerRefusal.ParentNotACompany
        || refusal instanceof CustomerRefusal.ParentCycle) {
      return Column.ORGANIZATION;
    }
    if (refusal instanceof CustomerRefusal.CancelledInFuture
        || refusal instanceof CustomerRefusal.AlreadyCancelled) {
      return Column.CANCELLED_ON;
    }
    return refusal instanceof CustomerRefusal.HasMembers ? Column.TYPE : Column.CODE;
  }

  /** The rows that the library is to take, with every other one told of on the way. */
  private static final class Mapping implements Iterator<IntakeRow> {

    private final CustomerFile.Rows rows;
    private final RowMapper mapper;
    private final LoadReport.Builder report;
    private final Map<Long, MappedRow> underWay;
    private final Progress progress;
    private @Nullable IntakeRow next;
    private long read;

    Mapping(
        CustomerFile.Rows rows,
        RowMapper mapper,
        LoadReport.Builder report,
        Map<Long, MappedRow> underWay,
        Progress progress) {
      this.rows = rows;
      this.mapper = mapper;
      this.report = report;
      this.underWay = underWay;
      this.progress = progress;
    }

    @Override
    public boolean hasNext() {
      while (next == null && rows.hasNext()) {
        MappedRow row = mapper.map(rows.next());
        progress.read(++read);
        row.findings().forEach(report::find);
        if (row.intake().isPresent()) {
          next = row.intake().get();
          underWay.put(row.row().number(), row);
        } else if (row.isBlank()) {
          report.blank();
        } else {
          report.refused();
        }
      }
      return next != null;
    }

    @Override
    public IntakeRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      IntakeRow row = Objects.requireNonNull(next);
      next = null;
      return row;
    }
  }
}
