package io.customerview.segmentation.rule;

import io.customerview.shared.Refusal;
import io.customerview.shared.SegmentId;
import java.util.List;

/** Why a segment, or a part of one, was refused. */
public sealed interface SegmentRefusal extends Refusal {

  /** A segment has no condition (SEG-1). */
  record NoCondition() implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.no_condition";
    }
  }

  /** A block has no condition in it, or a list no argument: it is never taken to mean everyone. */
  record BlockEmpty() implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.block_empty";
    }
  }

  /** There are too many atomic conditions. */
  record TooManyConditions(int most, int found) implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.too_many_conditions";
    }

    @Override
    public List<Object> arguments() {
      return List.of(most, found);
    }
  }

  /** A list of arguments is too long. */
  record TooManyArguments(int most, int found) implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.too_many_arguments";
    }

    @Override
    public List<Object> arguments() {
      return List.of(most, found);
    }
  }

  /** Blocks stand too deep within each other. */
  record TooDeep(int deepest) implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.too_deep";
    }

    @Override
    public List<Object> arguments() {
      return List.of(deepest);
    }
  }

  /** The argument is not of the criterion's type. */
  record WrongArgument(String criterion, ValueType expected, ValueType found)
      implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.wrong_argument";
    }

    @Override
    public List<Object> arguments() {
      return List.of(criterion, place(expected), place(found));
    }

    /** Which of the message's words stands for a type. */
    private static int place(ValueType type) {
      return switch (type) {
        case DECIMAL -> 0;
        case DATE -> 1;
        case TEXT -> 2;
      };
    }
  }

  /** A day lies outside the years 1 to 9999, or more than about a hundred years from today. */
  record DayOutOfRange() implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.day_out_of_range";
    }
  }

  /** Nothing is left of a text when case, accents and invisible characters don't count. */
  record TextEmpty() implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.text_empty";
    }
  }

  /** The lower limit of a range lies above the upper one. */
  record RangeReversed() implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.range_reversed";
    }
  }

  /**
   * A block about one contract holds a criterion that is not about contracts, or another such
   * block.
   */
  record ContractCriteriaOnly() implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.contract_criteria_only";
    }
  }

  /** A name that a criterion of the host's own can't have. */
  record CriterionName() implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.criterion_name";
    }
  }

  /** No criterion of this name and type is known here: the host has removed it, or it never was. */
  record CriterionUnknown(String criterion) implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.criterion_unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(criterion);
    }
  }

  /** A criterion of the host's own has no SQL, so the database can't be asked for it. */
  record CriterionWithoutSql(String criterion) implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.criterion_without_sql";
    }

    @Override
    public List<Object> arguments() {
      return List.of(criterion);
    }
  }

  /** A criterion of the host's own could not be read from the customer. */
  record CriterionFailed(String criterion) implements SegmentRefusal {
    @Override
    public String code() {
      return HostCriterionException.CODE;
    }

    @Override
    public List<Object> arguments() {
      return List.of(criterion);
    }
  }

  /**
   * The rule of a stored segment can't be read here: it uses a criterion that the host has removed,
   * or was written by a later version of this library.
   *
   * @param reason the code of the refusal that reading it met
   */
  record RuleUnreadable(SegmentId segment, String reason) implements SegmentRefusal {
    @Override
    public String code() {
      return "segment.rule_unreadable";
    }

    @Override
    public List<Object> arguments() {
      return List.of(segment.value(), reason);
    }
  }
}
