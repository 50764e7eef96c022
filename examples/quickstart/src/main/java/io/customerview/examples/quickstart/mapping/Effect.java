package io.customerview.examples.quickstart.mapping;

/** What a finding means for the row. */
public enum Effect {
  /** Nothing of the row is taken. */
  REFUSED,
  /** The row is taken without this column. */
  LEFT_OUT,
  /** The row is taken as it is; somebody should look at it. */
  NOTED
}
