package io.customerview.examples.quickstart.load;

import io.customerview.customer.CustomerRefusal;
import io.customerview.examples.quickstart.file.ExportFile;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.examples.quickstart.generate.CustomerColumn;
import io.customerview.examples.quickstart.mapping.CustomerMapper;
import io.customerview.examples.quickstart.mapping.Effect;
import io.customerview.examples.quickstart.mapping.MappedRow;
import io.customerview.intake.Intake;
import io.customerview.intake.IntakeRefusal;
import io.customerview.intake.IntakeRow;
import io.customerview.intake.RowOutcome.Notice;
import io.customerview.intake.RowOutcome.Refused;
import io.customerview.intake.RowOutcome.Taken;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Refusal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.BiConsumer;

/**
 * Takes a file of customers in: rows are read, mapped and taken as they come, never the whole file
 * at once.
 */
public final class CustomerLoader {

  private final Intake intake;
  private final ZoneId zone;
  private final LocalDate today;

  /**
   * Obtains a loader.
   *
   * @param zone the zone in which the days of files are counted
   * @param today the day on which they are read
   */
  public CustomerLoader(Intake intake, ZoneId zone, LocalDate today) {
    this.intake = intake;
    this.zone = zone;
    this.today = today;
  }

  /**
   * Loads a file, and returns what became of its rows.
   *
   * @param met is told of every row that was taken, with the customer whose row it is
   */
  public CustomerReport load(
      ExportFile file, Progress progress, BiConsumer<IntakeRow, CustomerId> met) {
    try (ExportFile.Rows lines = file.read()) {
      MappedRows<IntakeRow> rows =
          new MappedRows<>(
              lines, new CustomerMapper(zone, today)::map, IntakeRow::number, progress);
      CustomerReport.Counter counter = new CustomerReport.Counter();
      intake.take(
          rows,
          outcome -> {
            MappedRow<IntakeRow> row = rows.ended(outcome.number());
            if (outcome instanceof Taken taken) {
              counter.taken(taken);
              for (Notice notice : taken.notices()) {
                Column column = row.contactColumns().get(notice.position());
                rows.find(row, column, Effect.NOTED, notice.refusal());
              }
              met.accept(row.intake().orElseThrow(), taken.customer());
            } else if (outcome instanceof Refused refused) {
              rows.refuse(row, columnOf(refused.refusal()), refused.refusal());
            }
          });
      return counter.report(rows);
    }
  }

  /**
   * What the library refuses after the mapping took the row: what only the stored customers tell.
   */
  private static Column columnOf(Refusal refusal) {
    if (refusal instanceof IntakeRefusal.ParentUnknown
        || refusal instanceof CustomerRefusal.ParentNotACompany
        || refusal instanceof CustomerRefusal.ParentCycle) {
      return CustomerColumn.ORGANIZATION;
    }
    if (refusal instanceof CustomerRefusal.CancelledInFuture
        || refusal instanceof CustomerRefusal.AlreadyCancelled) {
      return CustomerColumn.CANCELLED_ON;
    }
    return refusal instanceof CustomerRefusal.HasMembers
        ? CustomerColumn.TYPE
        : CustomerColumn.CODE;
  }
}
