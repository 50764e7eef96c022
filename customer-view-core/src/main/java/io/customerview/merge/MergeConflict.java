package io.customerview.merge;

import io.customerview.customer.CustomerRecord;
import io.customerview.shared.Masked;
import java.util.Objects;

/**
 * Something that a merge has touched and that has changed since, so that the merge can't be undone
 * exactly (MRG-2).
 *
 * @param part the part that it belongs to, by the name that it has in an export, such as {@code
 *     messages}
 * @param id which one of that part: an id, or the name of a field of the registration
 */
public record MergeConflict(String part, String id) {

  public MergeConflict {
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(id, "id");
  }

  /** Returns a form that is safe to log: the id may be one of the host's. */
  @Override
  public String toString() {
    boolean isOurs = part.equals(CustomerRecord.PART);
    return "MergeConflict[" + part + ", " + (isOurs ? id : Masked.id(id)) + "]";
  }
}
