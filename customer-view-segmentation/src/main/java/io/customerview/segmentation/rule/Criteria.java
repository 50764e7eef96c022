package io.customerview.segmentation.rule;

import io.customerview.segmentation.rule.SegmentRefusal.CriterionUnknown;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The criteria that are known here: the eight built-in criteria and the host's own (SEG-11).
 * Immutable and thread-safe.
 */
public final class Criteria {

  private static final Criteria STANDARD = new Criteria(Map.of());

  private final Map<String, HostCriterion<?>> ofHost;

  private Criteria(Map<String, HostCriterion<?>> ofHost) {
    this.ofHost = ofHost;
  }

  /** Returns the eight built-in criteria alone. */
  public static Criteria standard() {
    return STANDARD;
  }

  /**
   * Returns these criteria with more of the host's own.
   *
   * @throws IllegalArgumentException if there is one of that name
   */
  public Criteria with(HostCriterion<?>... more) {
    Map<String, HostCriterion<?>> all = new LinkedHashMap<>(ofHost);
    for (HostCriterion<?> each : more) {
      if (all.put(each.criterion().name(), each) != null) {
        throw new IllegalArgumentException("Two criteria are named " + each.criterion().name());
      }
    }
    return new Criteria(all);
  }

  /**
   * Returns the same criteria for the questions about one customer after another: while one is
   * asked, a reader of the host's that has answered is not called again, so that all parts of an
   * answer see the same values. Not thread-safe, unlike these.
   */
  public Criteria readOnce() {
    Map<String, HostCriterion<?>> all = new LinkedHashMap<>();
    ofHost.forEach((name, each) -> all.put(name, each.readOnce()));
    return new Criteria(all);
  }

  /** Returns the criterion of this name. */
  public Optional<Criterion<?>> named(String name) {
    Optional<Criterion<?>> standard = Criterion.standard(name);
    return standard.isPresent()
        ? standard
        : Optional.ofNullable(ofHost.get(name)).map(HostCriterion::criterion);
  }

  /**
   * Returns all criteria: the built-in ones in their order, then the host's in the order they came.
   */
  public List<Criterion<?>> all() {
    List<Criterion<?>> all = new ArrayList<>(Criterion.standard());
    ofHost.values().forEach(each -> all.add(each.criterion()));
    return List.copyOf(all);
  }

  /**
   * Returns how a criterion of the host's own is read.
   *
   * @throws RefusedException with {@link CriterionUnknown} if none of this name and type is known
   */
  public HostCriterion<?> host(Criterion<?> criterion) {
    HostCriterion<?> found = ofHost.get(criterion.name());
    if (found == null || !found.criterion().equals(criterion)) {
      throw new RefusedException(new CriterionUnknown(criterion.name()));
    }
    return found;
  }
}
