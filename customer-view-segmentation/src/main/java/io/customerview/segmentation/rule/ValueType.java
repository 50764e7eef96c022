package io.customerview.segmentation.rule;

/** What a criterion's values are, and therefore what its arguments may be. */
public enum ValueType {
  /** Exact decimals of at most 4 places, below 10<sup>12</sup>: {@link Argument.Amount}. */
  DECIMAL,
  /** Days of the calendar: {@link Argument.Day} and {@link Argument.RelativeDay}. */
  DATE,
  /** Texts, compared without case, accents and double blanks: {@link Argument.Text}. */
  TEXT
}
