package io.customerview.dashboard;

import io.customerview.cases.CaseState;
import java.util.Objects;

/**
 * How many cases are in a state at present. Immutable.
 *
 * @param state the state
 * @param cases how many; 0 or more
 */
public record StateCount(CaseState state, long cases) {

  public StateCount {
    Objects.requireNonNull(state, "state");
  }
}
