package io.customerview.segmentation.analysis;

import io.customerview.segmentation.internal.text.Words;
import io.customerview.segmentation.rule.Place;
import java.util.Locale;

/** Something about a segment that its author should know before it is saved (SEG-8). */
public sealed interface Finding {

  /** Returns the stable code of the finding, such as {@code check.never_true}. */
  String code();

  /** Returns the finding in English, Portuguese or Spanish, without personal data. */
  default String message(Locale locale) {
    return new Words(locale).text(code());
  }

  /** No customer can be in the segment: its conditions contradict each other. */
  record NeverTrue() implements Finding {
    @Override
    public String code() {
      return "check.never_true";
    }
  }

  /** Every customer is in the segment, whatever is known of it. */
  record AlwaysTrue() implements Finding {
    @Override
    public String code() {
      return "check.always_true";
    }
  }

  /**
   * The segment has the same customers without this condition. Of two conditions that say the same,
   * both are told: one of them can go.
   *
   * @param place where the condition stands
   */
  record ChangesNothing(Place place) implements Finding {
    @Override
    public String code() {
      return "check.changes_nothing";
    }

    @Override
    public String message(Locale locale) {
      Words words = new Words(locale);
      return words.text(code(), words.place(place));
    }
  }

  /** Whether the segment is never true was not found out with bounded work. */
  record NeverTrueUndecided() implements Finding {
    @Override
    public String code() {
      return "check.never_true_undecided";
    }
  }

  /** Whether the segment is always true was not found out with bounded work. */
  record AlwaysTrueUndecided() implements Finding {
    @Override
    public String code() {
      return "check.always_true_undecided";
    }
  }

  /**
   * Whether the condition changes anything was not found out with bounded work.
   *
   * @param place where the condition stands
   */
  record ChangesNothingUndecided(Place place) implements Finding {
    @Override
    public String code() {
      return "check.changes_nothing_undecided";
    }

    @Override
    public String message(Locale locale) {
      Words words = new Words(locale);
      return words.text(code(), words.place(place));
    }
  }
}
