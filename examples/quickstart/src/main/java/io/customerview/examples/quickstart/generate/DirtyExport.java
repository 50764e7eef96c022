package io.customerview.examples.quickstart.generate;

import io.customerview.examples.quickstart.generate.Dice.Purpose;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a dirty export. Line n is customer n, but for some people in whose place stands an
 * earlier customer again, or nothing. Companies keep their lines, so that codes of organizations
 * lead somewhere.
 */
final class DirtyExport {

  private static final List<Dirt> ROW_KINDS =
      List.of(
          Dirt.REPEATED_ROW,
          Dirt.SAME_CODE_OTHER_CONTENT,
          Dirt.SAME_CUSTOMER_OTHER_CODE,
          Dirt.BLANK_ROW,
          Dirt.NO_CODE);
  private static final List<Dirt> CELL_KINDS =
      List.of(Dirt.values()).subList(ROW_KINDS.size(), Dirt.values().length);

  private final long seed;
  private final CustomerBase base;
  private final DirtReport report;

  DirtyExport(long seed, CustomerBase base, DirtReport report) {
    this.seed = seed;
    this.base = base;
    this.report = report;
  }

  CustomerRow line(int index) {
    Dice dice = Dice.of(seed, index, Purpose.LINE);
    Optional<Dirt> rowKind = rowKind(index, dice);
    if (rowKind.isEmpty()) {
      return dirty(base.customer(index), index, true);
    }
    Dirt kind = rowKind.get();
    report.add(kind);
    int earlier = earlier(index, dice);
    return switch (kind) {
      case REPEATED_ROW -> dirty(base.customer(earlier), earlier, false);
      case SAME_CODE_OTHER_CONTENT -> dirty(base.customer(earlier, index), index, true);
      case SAME_CUSTOMER_OTHER_CODE ->
          dirty(
              base.customer(earlier, index).set(CustomerColumn.CODE, CustomerBase.code(index)),
              index,
              true);
      case BLANK_ROW -> new CustomerRow();
      default -> dirty(base.customer(index).set(CustomerColumn.CODE, ""), index, true);
    };
  }

  /** Tells what is wrong with the line as a whole; the first line and companies are spared. */
  private Optional<Dirt> rowKind(int index, Dice dice) {
    if (index == 0 || base.isCompany(index)) {
      return Optional.empty();
    }
    double fraction = dice.fraction();
    for (Dirt kind : ROW_KINDS) {
      fraction -= kind.share();
      if (fraction < 0) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Returns an earlier line that is right as a whole. */
  private int earlier(int index, Dice dice) {
    int at = dice.below(index);
    while (rowKind(at, Dice.of(seed, at, Purpose.LINE)).isPresent()) {
      at--;
    }
    return at;
  }

  /**
   * Cells depend on the line they first stood in, so that a repeated row is the same to the letter.
   */
  private CustomerRow dirty(CustomerRow row, int line, boolean counted) {
    Dice dice = Dice.of(seed, line, Purpose.CELLS);
    Cells cells = new Cells(row);
    for (Dirt kind : CELL_KINDS) {
      if (kind.applyTo(cells, dice) && counted) {
        report.add(kind);
      }
    }
    return row;
  }
}
