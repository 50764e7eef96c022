package io.customerview.segmentation.internal.solve;

import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.Values;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The values that a field of a customer can really have. Immutable and thread-safe. */
sealed interface Space permits NumberSpace, TextSpace {

  /** Returns the values of a field. */
  static Space of(Field field, LocalDate today) {
    return switch (field.kind()) {
      case REVENUE, HOST_DECIMAL -> NumberSpace.AMOUNTS;
      case START, RENEWAL, HOST_DATE -> NumberSpace.days(today);
      case TAG -> TextSpace.TAGS;
      case STATE -> TextSpace.STATES;
      case CITY, INDUSTRY, HOST_TEXT -> TextSpace.TEXTS;
    };
  }

  /** Returns whether surely none of these values exists. */
  boolean isSurelyEmpty(Values values);

  /** Returns one of these values that exists, or null if none is found with this budget. */
  @Nullable Object pick(Values values, Budget budget);
}
