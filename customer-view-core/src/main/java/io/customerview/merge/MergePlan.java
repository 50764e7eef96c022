package io.customerview.merge;

import io.customerview.contact.Consent;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Version;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a merge would do (MRG-2): shown before it is done, and nothing is changed by it. Immutable.
 *
 * @param survivor the customer that would stay
 * @param survivorVersion its version
 * @param duplicate the one that would be merged into it
 * @param duplicateVersion its version
 * @param filled the fields of the registration that are empty and would be filled from the
 *     duplicate, such as {@code cpf}, {@code place} (city, state and country together) or {@code
 *     document CO/NIT}
 * @param points what would become of contact points; those that stay as they are are left out
 * @param moved how many records would be handed over, by the name of their part in an export
 * @param members how many customers would have the survivor as their parent organization
 * @param dropped what the duplicate has and the survivor would not take over: of {@code marker},
 *     {@code portfolio} and {@code journey}
 * @param withheld the parts of which this says nothing, since the agent may not read them (ACS-1),
 *     whether or not there is something of them; they are merged all the same. {@code filled} and
 *     {@code members} belong to {@code registration}
 */
public record MergePlan(
    CustomerId survivor,
    Version survivorVersion,
    CustomerId duplicate,
    Version duplicateVersion,
    Set<String> filled,
    List<Point> points,
    Map<String, Long> moved,
    int members,
    Set<String> dropped,
    Set<String> withheld) {

  /**
   * What becomes of a contact point.
   *
   * @param point which one
   * @param fate what becomes of it
   * @param before whether it is released
   * @param after whether it would be; one that is joined goes, and this says nothing
   * @param losesStar whether it has the star and would lose it
   */
  public record Point(
      ContactPointId point,
      MergedPoint.Fate fate,
      Consent.State before,
      Consent.State after,
      boolean losesStar) {

    static Point of(Settled settled) {
      return new Point(
          settled.before().id(),
          settled.fate(),
          settled.before().consent().state(),
          settled.after().state(),
          settled.before().primary() && !settled.primaryAfter());
    }
  }

  public MergePlan {
    Objects.requireNonNull(survivor, "survivor");
    Objects.requireNonNull(survivorVersion, "survivorVersion");
    Objects.requireNonNull(duplicate, "duplicate");
    Objects.requireNonNull(duplicateVersion, "duplicateVersion");
    filled = Collections.unmodifiableSet(new TreeSet<>(filled));
    points = List.copyOf(points);
    moved = Collections.unmodifiableMap(new LinkedHashMap<>(moved));
    dropped = Collections.unmodifiableSet(new TreeSet<>(dropped));
    withheld = Collections.unmodifiableSet(new TreeSet<>(withheld));
  }
}
