package io.customerview.portfolio;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Desk.Readings;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.customer.Customers.Place;
import io.customerview.portfolio.ImportRefusal.AlreadyUndone;
import io.customerview.portfolio.ImportRefusal.ChangedSince;
import io.customerview.portfolio.ImportRefusal.ImportUnknown;
import io.customerview.portfolio.ImportRefusal.RowsRefused;
import io.customerview.portfolio.ImportRefusal.TooManyRows;
import io.customerview.portfolio.PortfolioEvent.ImportUndone;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Page;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.PortfolioImportId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The import of portfolios, for one agent (POR-8, POR-9): a sheet says which customer is to be in
 * which portfolio, all of it is applied or nothing, and what was applied can be undone.
 *
 * <p>{@link io.customerview.portfolio.xlsx.XlsxSheets} makes the template and reads what came back.
 * Thread-safe.
 *
 * <p>Every call takes {@link Permission#CONFIGURE_MANAGEMENT}.
 */
public final class PortfolioImports {

  /** The most imports that are told at once. */
  public static final int LARGEST_PAGE = 1_000;

  private static final Operation TEMPLATE = operation("template");
  private static final Operation CHECK = operation("check");
  private static final Operation LATEST = operation("latest");
  private static final Operation APPLY = operation("apply");
  private static final Operation UNDO = operation("undo");

  /** How many companies of the template are read at once. */
  private static final int PAGE = 1_000;

  private final Desk desk;
  private final PortfolioOffice office;
  private final Portfolios portfolios;
  private final PortfolioImportLog log;

  @Wiring
  public PortfolioImports(Desk desk, PortfolioOffice office) {
    this.desk = desk;
    this.office = office;
    this.portfolios = office.portfolios();
    this.log = office.imports();
  }

  private static Operation operation(String name) {
    return new Operation("portfolio_imports." + name, Permission.CONFIGURE_MANAGEMENT);
  }

  /**
   * Hands out all active companies with their present portfolio, by name (POR-8). They are read so
   * many at a time, each time as they are then; while rows are handed out nothing is open, so it
   * may take as long as a download does.
   *
   * @return how many there are
   */
  public long template(Consumer<TemplateRow> rows) {
    return template(Integer.MAX_VALUE, rows);
  }

  /**
   * As {@link #template(Consumer)}, for a sheet that has only so many rows.
   *
   * @param most how many companies there may be at the beginning
   * @throws RefusedException with {@link TooManyRows} if there are more, before any is handed out
   */
  public long template(int most, Consumer<TemplateRow> rows) {
    return desk.askInSteps(
        TEMPLATE,
        readings -> {
          if (readings.read(inquiry -> portfolios.countActiveCompanies(inquiry.work())) > most) {
            throw new RefusedException(new TooManyRows(most));
          }
          long count = 0;
          Optional<Place> last = Optional.empty();
          List<TemplateRow> page;
          do {
            Optional<Place> after = last;
            page =
                readings.read(inquiry -> portfolios.activeCompanies(inquiry.work(), after, PAGE));
            page.forEach(rows);
            count += page.size();
            last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1).place());
          } while (page.size() == PAGE);
          return count;
        });
  }

  /**
   * Checks a sheet, and changes nothing (POR-8). Rows are looked up so many at a time; while they
   * are read and told nothing is open.
   *
   * @param rows is told of every row, in their order; also of those in front of something that
   *     can't be read
   * @return how many of each there are
   * @throws RefusedException with {@link ImportRefusal} if the sheet can't be read (POR-9)
   */
  public ImportCounts check(ImportSheet sheet, Consumer<CheckedRow> rows) {
    return desk.askInSteps(
        CHECK,
        readings -> {
          List<Portfolio> known = readings.read(inquiry -> portfolios.all(inquiry.work()));
          return new ImportCheck(new Read(readings), known, rows).of(sheet);
        });
  }

  /**
   * Applies a sheet: customers in it are in the portfolio that it says, or in none, and customers
   * who are not in it stay where they are (POR-8). A row that is invalid or repeated lets nothing
   * be applied. The same sheet again changes nothing.
   *
   * @return what was done; an import that changed nobody is not kept
   * @throws RefusedException with {@link RowsRefused}, with another {@link ImportRefusal} if the
   *     sheet can't be read (POR-9), or with {@link ConcurrentChange}
   */
  public Applied apply(ImportSheet sheet) {
    return desk.change(
        APPLY,
        change -> {
          List<Portfolio> known = portfolios.all(change.work());
          Map<CustomerId, Optional<PortfolioId>> targets = new LinkedHashMap<>();
          ImportCounts counts = check(sheet, change, known, targets);
          if (!counts.isImportable()) {
            throw new RefusedException(new RowsRefused(counts.invalid(), counts.repeated()));
          }
          return new Applied(counts, new ImportMaking(office, change, known, targets).make());
        });
  }

  /**
   * What applying a sheet did. Immutable.
   *
   * @param counts what was found in it
   * @param made the import, by which it can be undone; empty if everyone was in place already
   */
  public record Applied(ImportCounts counts, Optional<PortfolioImport> made) {}

  /**
   * Undoes a whole import: every customer is in the portfolio that it was in, since when it was, or
   * in none (POR-8). A journey out of which the import had led it goes on where it was, with what
   * is pending counted by its definition and calendar of now; who stayed in its journey keeps what
   * was done since. Who was new is new again, unless somebody has seen it since.
   *
   * @return the import, as undone
   * @throws RefusedException with {@link ImportUnknown} or {@link AlreadyUndone}, with {@link
   *     ChangedSince} if one of the customers was put elsewhere since then, also if it came back,
   *     or has got on in a journey that would end, or with {@link
   *     PortfolioRefusal.PortfolioUnknown} if a portfolio was deleted since
   */
  public PortfolioImport undo(PortfolioImportId id) {
    return desk.change(
        UNDO,
        change -> {
          PortfolioImport made =
              log.hold(change.work(), id)
                  .orElseThrow(() -> new RefusedException(new ImportUnknown(id)));
          if (made.undoneAt().isPresent()) {
            throw new RefusedException(new AlreadyUndone(id));
          }
          int customers =
              new ImportUndoing(office, change, made, desk.time().dayOf(made.at())).undo();
          PortfolioImport undone = made.undone(change.moment());
          log.update(change.work(), undone);
          change.happened(new ImportUndone(id, customers));
          return undone;
        });
  }

  /**
   * Returns the latest imports, latest first.
   *
   * @param limit 1 to {@value #LARGEST_PAGE}
   * @throws IllegalArgumentException if the limit is another
   */
  public List<PortfolioImport> latest(int limit) {
    Page.checkLimit(limit, LARGEST_PAGE, "imports");
    return desk.ask(LATEST, inquiry -> log.latest(inquiry.work(), limit));
  }

  /** Who is known to whoever checks, each time as they are then. */
  private final class Read implements ImportCheck.Directory {

    private final Readings readings;

    Read(Readings readings) {
      this.readings = readings;
    }

    @Override
    public Map<CustomerId, CustomerId> resolve(Collection<CustomerId> customers) {
      return readings.read(inquiry -> inquiry.resolve(customers));
    }

    @Override
    public Map<CustomerId, Optional<PortfolioId>> whereabouts(Collection<CustomerId> customers) {
      return readings.read(inquiry -> portfolios.whereabouts(inquiry.work(), customers));
    }
  }

  /** Who is known to whoever applies, in the unit of work that does. */
  private final class Changed implements ImportCheck.Directory {

    private final Change change;

    Changed(Change change) {
      this.change = change;
    }

    @Override
    public Map<CustomerId, CustomerId> resolve(Collection<CustomerId> customers) {
      return change.resolve(customers);
    }

    @Override
    public Map<CustomerId, Optional<PortfolioId>> whereabouts(Collection<CustomerId> customers) {
      return portfolios.whereabouts(change.work(), customers);
    }
  }

  private ImportCounts check(
      ImportSheet sheet,
      Change change,
      List<Portfolio> known,
      Map<CustomerId, Optional<PortfolioId>> targets) {
    Consumer<CheckedRow> changes =
        row -> {
          if (row.isChange()) {
            targets.put(row.customer().orElseThrow(), row.to());
          }
        };
    return new ImportCheck(new Changed(change), known, changes).of(sheet);
  }
}
