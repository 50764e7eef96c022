package io.customerview.examples.quickstart.file;

import io.customerview.examples.quickstart.generate.Column;
import io.customerview.examples.quickstart.generate.ContractColumn;
import io.customerview.examples.quickstart.generate.CustomerColumn;
import java.util.List;

/**
 * What stands in a file. Immutable.
 *
 * @param sample the file that comes with the program
 * @param columns all columns
 * @param required those without which no row could be taken
 * @param oneRequired those of which one is needed; none if there are no such
 */
public record Layout(
    String sample, List<Column> columns, List<Column> required, List<Column> oneRequired) {

  /** People and companies, a row each. */
  public static final Layout CUSTOMERS =
      new Layout(
          "customers.csv",
          List.of(CustomerColumn.values()),
          List.of(CustomerColumn.CODE, CustomerColumn.TYPE),
          List.of(CustomerColumn.GIVEN_NAMES, CustomerColumn.LEGAL_NAME));

  /** Contracts, a row each. */
  public static final Layout CONTRACTS =
      new Layout(
          "contracts.csv",
          List.of(ContractColumn.values()),
          List.of(
              ContractColumn.CONTRACT,
              ContractColumn.CUSTOMER,
              ContractColumn.TYPE,
              ContractColumn.STATUS,
              ContractColumn.VALUE,
              ContractColumn.CONTRACTED_ON),
          List.of());

  public Layout {
    columns = List.copyOf(columns);
    required = List.copyOf(required);
    oneRequired = List.copyOf(oneRequired);
  }
}
