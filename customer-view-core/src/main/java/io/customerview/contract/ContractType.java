package io.customerview.contract;

/** What kind of contract it is (CTR-1). */
public enum ContractType {
  /** Paid month by month (recorrente): the value is that of a month. */
  RECURRING,
  /** Paid once, for setting up (implantação). */
  IMPLEMENTATION,
  /** Paid as it is asked for (sob demanda). */
  ON_DEMAND
}
