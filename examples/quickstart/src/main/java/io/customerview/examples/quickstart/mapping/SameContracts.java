package io.customerview.examples.quickstart.mapping;

import io.customerview.contract.ContractRow;
import io.customerview.examples.quickstart.generate.ContractColumn;
import io.customerview.shared.ContractId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Several rows with one contract's id. Of rows that say different things the library takes the one
 * that was changed last, in whatever order they stand; where nothing tells which that is, the later
 * row is refused. So the same file twice comes to the same, whatever stands in it twice.
 */
final class SameContracts {

  private final Map<ContractId, ContractRow> latest = new HashMap<>();

  Optional<ContractRow> settle(Draft draft, ContractRow row) {
    ContractRow earlier = latest.putIfAbsent(row.contract(), row);
    if (earlier == null) {
      return Optional.of(row);
    }
    if (saysTheSame(earlier, row)) {
      draft.note(ContractColumn.CONTRACT, Problem.contractRepeated(earlier.number()));
      return Optional.of(row);
    }
    if (earlier.asOf().isEmpty() || row.asOf().isEmpty() || earlier.asOf().equals(row.asOf())) {
      draft.refuse(ContractColumn.CONTRACT, Problem.contractContradicts(earlier.number()));
      return Optional.empty();
    }
    draft.note(ContractColumn.CONTRACT, Problem.contractTwice(earlier.number()));
    if (row.asOf().get().isAfter(earlier.asOf().get())) {
      latest.put(row.contract(), row);
    }
    return Optional.of(row);
  }

  private static boolean saysTheSame(ContractRow one, ContractRow other) {
    return one.externalId().equals(other.externalId())
        && one.terms().equals(other.terms())
        && one.asOf().equals(other.asOf());
  }
}
