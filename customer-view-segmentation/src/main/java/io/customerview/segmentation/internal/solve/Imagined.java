package io.customerview.segmentation.internal.solve;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Criterion;
import java.util.List;
import java.util.Map;

/**
 * A customer that could be.
 *
 * @param facts what segments see
 * @param host values of the host's own criteria, folded where they are texts; none for others
 */
public record Imagined(CustomerFacts facts, Map<Criterion<?>, List<Object>> host) {

  public Imagined {
    host = Map.copyOf(host);
  }
}
