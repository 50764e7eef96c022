package io.customerview.examples.quickstart.mapping;

import io.customerview.examples.quickstart.generate.Column;
import io.customerview.shared.Money;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Amounts as exports have them: in Brazilian formatting, {@code R$ 1.234,56}, or plain, {@code
 * 1234.56}. One that could be read both ways is refused: nobody can tell from {@code 1.234} whether
 * it is a thousand, which is suggested, or one and a bit.
 */
final class Amounts {

  private static final Pattern BRAZILIAN = Pattern.compile("(\\d{1,3}(\\.\\d{3})+|\\d+),\\d{1,2}");
  private static final Pattern PLAIN = Pattern.compile("(\\d{1,3}(,\\d{3})+|\\d+)\\.\\d{1,2}|\\d+");
  private static final Pattern EITHER = Pattern.compile("(\\d{1,3})[.,](\\d{3})");

  private Amounts() {}

  /** Returns the amount; where there is none, or it can't be read, the row is refused. */
  static Optional<Money> read(Draft draft, Column column) {
    Optional<String> text = draft.text(column);
    if (text.isEmpty()) {
      draft.refuse(column, Problem.AMOUNT_MISSING);
      return Optional.empty();
    }
    String digits = text.get().replaceFirst("(?i)^R\\$", "").replace(" ", "");
    if (EITHER.matcher(digits).matches()) {
      draft.refuse(
          column, Problem.AMOUNT_AMBIGUOUS, EITHER.matcher(digits).replaceFirst("$1.$2,00"));
      return Optional.empty();
    }
    if (BRAZILIAN.matcher(digits).matches()) {
      return draft.orRefuse(column, () -> Money.parse(digits.replace(".", "").replace(',', '.')));
    }
    if (PLAIN.matcher(digits).matches()) {
      return draft.orRefuse(column, () -> Money.parse(digits.replace(",", "")));
    }
    draft.refuse(column, Problem.AMOUNT_UNREADABLE);
    return Optional.empty();
  }
}
