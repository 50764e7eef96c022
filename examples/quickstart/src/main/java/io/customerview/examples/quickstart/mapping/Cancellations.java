package io.customerview.examples.quickstart.mapping;

import static io.customerview.examples.quickstart.generate.CustomerColumn.CANCELLATION_REASON;
import static io.customerview.examples.quickstart.generate.CustomerColumn.CANCELLED_ON;
import static io.customerview.examples.quickstart.generate.CustomerColumn.STATUS;

import io.customerview.customer.CustomerStatus.Cancelled;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the customer was cancelled. A row that says so and can't say when is refused: taken
 * without it, the customer would be an active one.
 */
final class Cancellations {

  private static final Set<String> ACTIVE = Set.of("ativo", "ativa", "a");
  private static final Set<String> CANCELLED =
      Set.of("cancelado", "cancelada", "c", "inativo", "inativa");

  private Cancellations() {}

  static Optional<Cancelled> read(Draft draft) {
    Optional<String> status = draft.text(STATUS).map(text -> text.toLowerCase(Locale.ROOT));
    if (status.isEmpty() || ACTIVE.contains(status.get())) {
      return Optional.empty();
    }
    if (!CANCELLED.contains(status.get())) {
      draft.refuse(STATUS, Problem.STATUS_UNKNOWN);
      return Optional.empty();
    }
    Optional<LocalDate> day = day(draft);
    Optional<String> reason = draft.text(CANCELLATION_REASON);
    if (reason.isEmpty()) {
      draft.refuse(CANCELLATION_REASON, Problem.CANCELLED_WITHOUT_REASON);
      return Optional.empty();
    }
    return day.flatMap(
        on -> draft.orRefuse(CANCELLATION_REASON, () -> new Cancelled(on, reason.get())));
  }

  private static Optional<LocalDate> day(Draft draft) {
    Optional<String> text = draft.text(CANCELLED_ON);
    if (text.isEmpty()) {
      draft.refuse(CANCELLED_ON, Problem.CANCELLED_WITHOUT_DAY);
      return Optional.empty();
    }
    Optional<LocalDate> day = Days.tryParse(text.get());
    if (day.isEmpty()) {
      draft.refuse(CANCELLED_ON, Problem.DAY_IMPOSSIBLE);
    }
    return day;
  }
}
