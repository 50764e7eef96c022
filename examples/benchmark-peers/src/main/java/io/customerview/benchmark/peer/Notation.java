package io.customerview.benchmark.peer;

import io.customerview.segmentation.rule.Operator;
import java.util.List;

/** How a peer writes what is asked of a {@link FlatCustomer}, whose properties are the fields. */
interface Notation<T> {

  T all(List<T> parts);

  T any(List<T> parts);

  T number(String field, Operator operator, long argument);

  T text(String field, Operator operator, String argument);

  /** That a list holds a number. */
  T holds(String field, long argument);

  /** That a list holds a text. */
  T holds(String field, String argument);
}
