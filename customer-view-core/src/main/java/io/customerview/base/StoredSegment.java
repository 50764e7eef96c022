package io.customerview.base;

import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import java.util.Objects;
import java.util.Optional;

/**
 * A segment as it is stored: core keeps it without knowing what it means. Immutable.
 *
 * @param id which one
 * @param name as it is shown
 * @param nameKey as names are compared: no two segments have the same
 * @param definition the rule, as whoever reads it wrote it
 * @param version how often the rule was changed: 1 at first
 * @param changedIn the version of the rule set since which its members are to be found anew
 * @param failure why some customers that were looked at since then were not asked: a refusal's
 *     code; empty if all were
 */
public record StoredSegment(
    SegmentId id,
    String name,
    String nameKey,
    String definition,
    Version version,
    long changedIn,
    Optional<String> failure) {

  public StoredSegment {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(nameKey, "nameKey");
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(failure, "failure");
  }

  /** Returns this segment with another failure, or none. */
  public StoredSegment withFailure(Optional<String> code) {
    return new StoredSegment(id, name, nameKey, definition, version, changedIn, code);
  }

  /** Returns this segment without a failure, to be asked of everyone anew. */
  public StoredSegment recoveredIn(long ruleSet) {
    return new StoredSegment(id, name, nameKey, definition, version, ruleSet, Optional.empty());
  }
}
