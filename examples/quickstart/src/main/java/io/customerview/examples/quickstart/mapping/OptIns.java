package io.customerview.examples.quickstart.mapping;

import static io.customerview.examples.quickstart.generate.CustomerColumn.OPT_IN_ON;
import static io.customerview.examples.quickstart.generate.CustomerColumn.OPT_IN_SOURCE;

import io.customerview.contact.Evidence;
import io.customerview.contact.NewContact;
import io.customerview.examples.quickstart.generate.Column;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Opt-ins, with their evidence. The file knows who says so and on which day; without both there is
 * nothing to show for a yes, and the contact point stays closed (CNT-9). A no is recorded with what
 * there is to show for it, or without. A yes is for the first address of its channel only: that is
 * the one that stood in the form.
 */
final class OptIns {

  /** How the evidence came here. */
  private static final String METHOD = "export";

  private final ZoneId zone;
  private final LocalDate today;

  OptIns(ZoneId zone, LocalDate today) {
    this.zone = zone;
    this.today = today;
  }

  NewContact read(Draft draft, Column answer, NewContact contact) {
    Optional<Boolean> said = Answers.read(draft, answer);
    if (said.isEmpty()) {
      return contact;
    }
    return said.get()
        ? evidence(draft, answer).map(contact::optedIn).orElse(contact)
        : evidenceOfNo(draft).map(contact::optedOut).orElseGet(contact::optedOut);
  }

  /**
   * A no counts as it is: what is missing or odd beside it is nobody's loss. A day that is still to
   * come is no evidence, and would be news with every load.
   */
  private Optional<Evidence> evidenceOfNo(Draft draft) {
    Optional<LocalDate> day =
        draft.text(OPT_IN_ON).flatMap(Days::tryParse).filter(on -> !on.isAfter(today));
    return draft
        .text(OPT_IN_SOURCE)
        .flatMap(
            source ->
                day.flatMap(
                    on ->
                        draft.orLeaveOut(
                            OPT_IN_SOURCE,
                            () -> Evidence.of(source, METHOD, on.atStartOfDay(zone).toInstant()))));
  }

  private Optional<Evidence> evidence(Draft draft, Column answer) {
    Optional<String> source = draft.text(OPT_IN_SOURCE);
    if (source.isEmpty()) {
      draft.leaveOut(answer, Problem.OPT_IN_WITHOUT_SOURCE);
      return Optional.empty();
    }
    Optional<String> text = draft.text(OPT_IN_ON);
    if (text.isEmpty()) {
      draft.leaveOut(answer, Problem.OPT_IN_WITHOUT_DAY);
      return Optional.empty();
    }
    Optional<LocalDate> day = Days.tryParse(text.get());
    if (day.isEmpty()) {
      draft.leaveOut(OPT_IN_ON, Problem.DAY_IMPOSSIBLE);
    }
    return day.flatMap(
        on ->
            draft.orLeaveOut(
                OPT_IN_SOURCE,
                () -> Evidence.of(source.get(), METHOD, on.atStartOfDay(zone).toInstant())));
  }
}
