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
 * @param changedIn the version of the rule set that came with this version of the rule
 * @param failure why its members could not be found when this was last tried: a refusal's code, or
 *     empty if they could
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
}
