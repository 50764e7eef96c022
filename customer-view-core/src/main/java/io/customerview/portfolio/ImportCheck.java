package io.customerview.portfolio;

import io.customerview.portfolio.CheckedRow.Verdict;
import io.customerview.portfolio.ImportRefusal.Blank;
import io.customerview.portfolio.ImportRefusal.IdMalformed;
import io.customerview.portfolio.ImportRefusal.IdMissing;
import io.customerview.portfolio.ImportRefusal.IdUnknown;
import io.customerview.portfolio.ImportRefusal.NameUnknown;
import io.customerview.portfolio.ImportRefusal.Repeated;
import io.customerview.shared.CleanText;
import io.customerview.shared.CustomerId;
import io.customerview.shared.PortfolioId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks the rows of a sheet, so many at a time: of those that came before it keeps only whose they
 * were. Belongs to one check and its thread.
 */
final class ImportCheck {

  /** How many rows are looked up at once. */
  static final int CHUNK = 20_000;

  /** How many characters are held at once; names and ids are far shorter. */
  static final int MOST_CHARACTERS = 4 << 20;

  private static final int ID_LENGTH = 36;

  /** Who is known, and where they are. */
  interface Directory {

    /** Returns the present ids of customers, by the ids that are given. */
    Map<CustomerId, CustomerId> resolve(Collection<CustomerId> customers);

    /** Returns where those are who are customers; empty for in no portfolio. */
    Map<CustomerId, Optional<PortfolioId>> whereabouts(Collection<CustomerId> customers);
  }

  private final Directory directory;
  private final Map<String, PortfolioId> portfolios = new HashMap<>();
  private final Consumer<CheckedRow> checked;
  private final FirstRows seen = new FirstRows();
  private final List<ImportRow> waiting = new ArrayList<>(CHUNK);
  private long characters;
  private ImportCounts counts = ImportCounts.NONE;

  ImportCheck(Directory directory, Collection<Portfolio> known, Consumer<CheckedRow> checked) {
    this.directory = directory;
    this.checked = checked;
    known.forEach(portfolio -> portfolios.put(portfolio.name(), portfolio.id()));
  }

  /** Reads a sheet to its end, and tells of every row in turn. */
  ImportCounts of(ImportSheet sheet) {
    sheet.read(
        row -> {
          waiting.add(row);
          characters += row.id().length() + row.portfolio().length();
          if (waiting.size() == CHUNK || characters > MOST_CHARACTERS) {
            checkWaiting();
          }
        });
    checkWaiting();
    return counts;
  }

  private void checkWaiting() {
    List<Optional<CustomerId>> ids = new ArrayList<>(waiting.size());
    List<CustomerId> given = new ArrayList<>(waiting.size());
    for (ImportRow row : waiting) {
      Optional<CustomerId> id = parse(row.id());
      ids.add(id);
      id.ifPresent(given::add);
    }
    Map<CustomerId, Optional<PortfolioId>> where = directory.whereabouts(given);
    Map<CustomerId, CustomerId> former = Map.of();
    if (where.size() < given.size()) {
      where = new HashMap<>(where);
      former = former(given, where);
    }
    for (int index = 0; index < waiting.size(); index++) {
      CheckedRow result = check(waiting.get(index), present(ids.get(index), former), where);
      counts = counts.plus(result);
      checked.accept(result);
    }
    waiting.clear();
    characters = 0;
  }

  private static Optional<CustomerId> present(
      Optional<CustomerId> id, Map<CustomerId, CustomerId> former) {
    return former.isEmpty() ? id : id.map(one -> former.getOrDefault(one, one));
  }

  /** Follows former ids, and adds where those are whom they lead to. */
  private Map<CustomerId, CustomerId> former(
      Collection<CustomerId> given, Map<CustomerId, Optional<PortfolioId>> where) {
    Set<CustomerId> missing = new LinkedHashSet<>(given);
    missing.removeAll(where.keySet());
    if (missing.isEmpty()) {
      return Map.of(); // some were named twice
    }
    Map<CustomerId, CustomerId> former = directory.resolve(missing);
    where.putAll(directory.whereabouts(Set.copyOf(former.values())));
    return former;
  }

  private CheckedRow check(
      ImportRow row, Optional<CustomerId> id, Map<CustomerId, Optional<PortfolioId>> where) {
    if (row.problem().isPresent()) {
      return invalid(row, row.problem().get());
    }
    if (id.isEmpty()) {
      return invalid(row, CleanText.isBlank(row.id()) ? new IdMissing() : new IdMalformed());
    }
    CustomerId customer = id.get();
    Optional<PortfolioId> from = where.get(customer);
    if (from == null) {
      return invalid(row, new IdUnknown());
    }
    OptionalLong first = seen.putIfAbsent(customer, row.number());
    Optional<PortfolioId> to = named(row.portfolio());
    if (first.isPresent()) {
      return row(row, Verdict.REPEATED, new Repeated(first.getAsLong()), customer, from, to);
    }
    if (to.isEmpty() && CleanText.isBlank(row.portfolio())) {
      return row(row, Verdict.BLANK, new Blank(), customer, from, to);
    }
    return to.isEmpty()
        ? invalid(row, new NameUnknown())
        : row(row, Verdict.CORRECT, null, customer, from, to);
  }

  private static CheckedRow invalid(ImportRow row, Refusal reason) {
    return new CheckedRow(
        row,
        Verdict.INVALID,
        Optional.of(reason),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static CheckedRow row(
      ImportRow row,
      Verdict verdict,
      @Nullable Refusal reason,
      CustomerId customer,
      Optional<PortfolioId> from,
      Optional<PortfolioId> to) {
    return new CheckedRow(
        row, verdict, Optional.ofNullable(reason), Optional.of(customer), from, to);
  }

  private static Optional<CustomerId> parse(String text) {
    String trimmed = CleanText.strip(text);
    return isId(trimmed) ? Optional.of(CustomerId.parse(trimmed)) : Optional.empty();
  }

  /** Whether a text is an id as ids are written, of which parsing takes shorter forms as well. */
  private static boolean isId(String text) {
    if (text.length() != ID_LENGTH) {
      return false;
    }
    for (int at = 0; at < ID_LENGTH; at++) {
      char c = text.charAt(at);
      boolean isHyphen = at == 8 || at == 13 || at == 18 || at == 23;
      if (isHyphen ? c != '-' : c > 'f' || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Most names are written as they are kept, and found at once. */
  private Optional<PortfolioId> named(String text) {
    PortfolioId known = portfolios.get(text);
    return known != null ? Optional.of(known) : name(text).map(portfolios::get);
  }

  /** A text that no name can be is the name of no portfolio. */
  private static Optional<String> name(String text) {
    try {
      return CleanText.optional("portfolioName", text, Portfolio.LONGEST_NAME);
    } catch (RefusedException notAName) {
      return Optional.empty();
    }
  }
}
