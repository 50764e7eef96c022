package io.customerview.merge;

import io.customerview.access.Change;
import io.customerview.contact.Pause;
import io.customerview.contact.PauseBook;
import io.customerview.shared.After;
import io.customerview.shared.CustomerId;
import java.util.List;

/**
 * The pauses that were set while a merge stood. Each was set for both, under whichever id: once the
 * two part, neither is written to before it ends (CNT-12, CNT-14). One that another pause of the
 * customer covered was set for nobody. Belongs to one command and its thread.
 */
final class LaterPauses {

  private final MergeOffice office;
  private final Change change;
  private final Merge merge;

  LaterPauses(MergeOffice office, Change change, Merge merge) {
    this.office = office;
    this.change = change;
    this.merge = merge;
  }

  /** Gives the duplicate, which has its own pauses again, those that the survivor has got since. */
  void copy(CustomerId survivor) {
    CustomerId former = merge.former();
    List<Pause> own = inForce(former);
    PauseBook book = new PauseBook(former, own);
    for (Pause pause : inForce(survivor)) {
      boolean isOlder = merge.trace().pauses().contains(pause.id());
      if (!isOlder && pause.resumedAt().isEmpty()) {
        After<PauseBook> after =
            book.pause(change.newId(), pause.channel(), pause.until(), pause.agent(), pause.from());
        after.events().forEach(event -> change.happened(former, event));
        book = after.value();
      }
    }
    office
        .pauses()
        .save(change.work(), book.pauses().stream().filter(one -> !own.contains(one)).toList());
  }

  private List<Pause> inForce(CustomerId customer) {
    return office
        .pauses()
        .endingAfter(change.work(), List.of(customer), change.moment())
        .getOrDefault(customer, List.of())
        .stream()
        .filter(pause -> pause.end().isAfter(change.moment()))
        .toList();
  }
}
