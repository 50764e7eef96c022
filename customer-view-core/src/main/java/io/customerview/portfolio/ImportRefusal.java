package io.customerview.portfolio;

import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.Refusal;
import java.util.List;

/**
 * Why a sheet, or a row of it, was not imported (POR-8, POR-9). None of them repeats what stands in
 * a cell.
 */
public sealed interface ImportRefusal extends Refusal {

  /** The columns that an import reads. */
  enum ImportColumn {
    /** The id of the customer. */
    ID,
    /** The name of the portfolio. */
    PORTFOLIO
  }

  /** The file is no .xlsx workbook: another format, renamed, or protected by a password. */
  record NotXlsx() implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.not_xlsx";
    }
  }

  /** The file ends too early, or is damaged. */
  record FileBroken() implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.broken";
    }
  }

  /** The file has more bytes, packed or unpacked, than are read. */
  record FileTooLarge(long most) implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.too_large";
    }

    @Override
    public List<Object> arguments() {
      return List.of(most);
    }
  }

  /** The file holds what no spreadsheet program writes: entities, or cells without end. */
  record FileUnsafe() implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.unsafe";
    }
  }

  /** The sheet has more rows than are read. */
  record TooManyRows(int most) implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.too_many_rows";
    }

    @Override
    public List<Object> arguments() {
      return List.of(most);
    }
  }

  /** The file has no sheet that is shown, or the sheet has no row. */
  record NoSheet() implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.no_sheet";
    }
  }

  /** The first row has no heading for a column. */
  record ColumnMissing(ImportColumn column) implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.column_missing." + column.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The first row has two headings for a column. */
  record ColumnTwice(ImportColumn column) implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.column_twice." + column.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Of a row: the id is missing. */
  record IdMissing() implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.id_missing";
    }
  }

  /** Of a row: what stands in the id column is no id. */
  record IdMalformed() implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.id_malformed";
    }
  }

  /** Of a row: no customer has the id. */
  record IdUnknown() implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.id_unknown";
    }
  }

  /** Of a row: no portfolio has exactly this name. */
  record NameUnknown() implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.name_unknown";
    }
  }

  /** Of a row: one of the two cells holds a formula, or an error, instead of a value. */
  record NotAValue() implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.not_a_value";
    }
  }

  /** Of a row: a row before names the same customer. */
  record Repeated(long firstRow) implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.repeated";
    }

    @Override
    public List<Object> arguments() {
      return List.of(firstRow);
    }
  }

  /** Of a row, a warning: without a portfolio the customer will be in none. */
  record Blank() implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.blank";
    }
  }

  /** Rows are invalid or repeated, so none was imported. */
  record RowsRefused(long invalid, long repeated) implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.rows_refused";
    }

    @Override
    public List<Object> arguments() {
      return List.of(invalid, repeated);
    }
  }

  /** There is no import with this id. */
  record ImportUnknown(PortfolioImportId which) implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(which.value());
    }
  }

  /** The import was undone before. */
  record AlreadyUndone(PortfolioImportId which) implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.already_undone";
    }

    @Override
    public List<Object> arguments() {
      return List.of(which.value());
    }
  }

  /**
   * Customers of the import were put elsewhere since then, or have got on in a journey that would
   * end, so nothing was undone.
   */
  record ChangedSince(PortfolioImportId which, long customers) implements ImportRefusal {
    @Override
    public String code() {
      return "portfolio_import.changed_since";
    }

    @Override
    public List<Object> arguments() {
      return List.of(which.value(), customers);
    }
  }
}
