package io.customerview.examples.quickstart.mapping;

import io.customerview.contact.NewContact;
import io.customerview.examples.quickstart.generate.CustomerColumn;
import io.customerview.identity.FoldedText;
import io.customerview.intake.IntakeRow;
import io.customerview.shared.ExternalId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Several rows with one code. Exports that join customers with their contact points have one row
 * per pair, so a later row of the same name adds its contact points, and the registration is that
 * of the first row. Under another name it is somebody else's, and refused. So the same file twice
 * comes to the same, whatever stands in it twice.
 */
final class SameCodes {

  private final Map<ExternalId, IntakeRow> first = new HashMap<>();

  Optional<IntakeRow> settle(Draft draft, IntakeRow row) {
    IntakeRow earlier = first.putIfAbsent(row.registration().externalId().orElseThrow(), row);
    if (earlier == null) {
      return Optional.of(row);
    }
    if (!name(earlier).equals(name(row))) {
      draft.refuse(CustomerColumn.CODE, Problem.codeOfAnother(earlier.number()));
      return Optional.empty();
    }
    draft.note(CustomerColumn.CODE, Problem.sameCustomer(earlier.number()));
    IntakeRow merged = IntakeRow.of(row.number(), earlier.registration());
    merged = earlier.parent().map(merged::parent).orElse(merged);
    merged = earlier.cancellation().map(merged::cancelled).orElse(merged);
    for (NewContact contact : row.contacts()) {
      merged = merged.contact(contact);
    }
    return Optional.of(merged);
  }

  private static String name(IntakeRow row) {
    return FoldedText.of(row.registration().party().names().get(0)).key();
  }
}
