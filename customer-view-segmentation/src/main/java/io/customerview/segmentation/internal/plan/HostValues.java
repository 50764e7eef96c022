package io.customerview.segmentation.internal.plan;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.HostCriterionException;
import io.customerview.segmentation.rule.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the host's own criteria say of one customer, each read once. Not thread-safe; serves one
 * customer after another.
 */
public final class HostValues {

  /** For segments that use no criterion of the host's own. */
  static final HostValues NONE = new HostValues(List.of());

  private static final long[] NO_NUMBERS = {};

  private static final class Reading {
    private final Field field;
    private final HostCriterion<?> host;
    private long[] numbers = NO_NUMBERS;
    private List<String> texts = List.of();
    private @Nullable HostCriterionException failure;

    Reading(Field field) {
      this.field = field;
      this.host = field.host().orElseThrow();
    }

    void read(CustomerFacts facts, HostCriterion<?> by) {
      numbers = NO_NUMBERS;
      texts = List.of();
      failure = null;
      try {
        if (field.kind().type() == ValueType.TEXT) {
          texts = by.keys(facts);
        } else {
          numbers = by.units(facts);
        }
      } catch (HostCriterionException e) {
        failure = e;
      }
    }
  }

  private final Reading[] readings;

  /** Makes room for the values of these fields, all of the host's own. */
  public HostValues(List<Field> fields) {
    readings = fields.stream().map(Reading::new).toArray(Reading[]::new);
  }

  /** Reads all of them. What cannot be read is kept as a failure, and no other is touched by it. */
  public void read(CustomerFacts facts) {
    for (Reading reading : readings) {
      reading.read(facts, reading.host);
    }
  }

  /** As {@link #read(CustomerFacts)}, by the readers of these criteria, which are the same ones. */
  public void read(CustomerFacts facts, Criteria known) {
    for (Reading reading : readings) {
      reading.read(facts, known.host(reading.host.criterion()));
    }
  }

  /** Returns why a field could not be read, or null if it was. */
  public @Nullable HostCriterionException failureOrNull(Field field) {
    return of(field).failure;
  }

  /** Returns the amounts or days of a field; none if it could not be read. */
  public long[] numbers(Field field) {
    return of(field).numbers;
  }

  /** Returns the texts of a field; none if it could not be read. */
  public List<String> texts(Field field) {
    return of(field).texts;
  }

  /** Hosts have few criteria of their own: looking through them is quickest. */
  private Reading of(Field field) {
    for (Reading reading : readings) {
      if (reading.field.equals(field)) {
        return reading;
      }
    }
    throw new IllegalArgumentException(field + " is not read here");
  }
}
