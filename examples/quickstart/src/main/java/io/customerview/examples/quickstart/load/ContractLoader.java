package io.customerview.examples.quickstart.load;

import io.customerview.contract.ContractIntake;
import io.customerview.contract.ContractOutcome;
import io.customerview.contract.ContractRefusal;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTotals;
import io.customerview.examples.quickstart.file.ExportFile;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.examples.quickstart.generate.ContractColumn;
import io.customerview.examples.quickstart.mapping.ContractMapper;
import io.customerview.examples.quickstart.mapping.MappedRow;
import io.customerview.shared.CommonRefusal;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Refusal;
import java.time.ZoneId;
import java.util.function.BiConsumer;

/** Takes a file of contracts in, whose customers are there already. */
public final class ContractLoader {

  private final ContractIntake intake;
  private final ZoneId zone;

  /**
   * Obtains a loader.
   *
   * @param zone the zone in which the days of files are counted
   */
  public ContractLoader(ContractIntake intake, ZoneId zone) {
    this.intake = intake;
    this.zone = zone;
  }

  /**
   * Loads a file, and returns what became of its rows.
   *
   * @param met is told of every row that was taken, with the customer whose contract it is
   */
  public ContractReport load(ExportFile file, BiConsumer<ContractRow, CustomerId> met) {
    try (ExportFile.Rows lines = file.read()) {
      MappedRows<ContractRow> rows =
          new MappedRows<>(lines, new ContractMapper(zone)::map, ContractRow::number, read -> {});
      ContractTotals totals =
          intake.take(
              rows,
              outcome -> {
                MappedRow<ContractRow> row = rows.ended(outcome.number());
                if (outcome instanceof ContractOutcome.Taken taken) {
                  met.accept(row.intake().orElseThrow(), taken.customer());
                } else if (outcome instanceof ContractOutcome.Refused refused) {
                  rows.refuse(row, columnOf(refused.refusal()), refused.refusal());
                }
              });
      return new ContractReport(rows.blank(), rows.refused(), totals, rows.findings());
    }
  }

  /** What only the stored customers tell. */
  private static Column columnOf(Refusal refusal) {
    if (refusal instanceof CommonRefusal.ExternalIdUnknown) {
      return ContractColumn.CUSTOMER;
    }
    return refusal instanceof ContractRefusal.RevenueOutOfRange
        ? ContractColumn.VALUE
        : ContractColumn.CONTRACT;
  }
}
