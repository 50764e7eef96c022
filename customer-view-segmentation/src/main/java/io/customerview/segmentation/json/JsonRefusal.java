package io.customerview.segmentation.json;

import io.customerview.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with a document of segments, beside what refuses a condition that is made in Java.
 * None repeats what the document holds.
 */
public sealed interface JsonRefusal extends Refusal {

  /** What a value of JSON is. */
  enum JsonType {
    OBJECT,
    ARRAY,
    TEXT,
    NUMBER,
    BOOLEAN,
    NULL
  }

  /** Returns the names or signs of which one was expected; none by default. */
  default List<String> expected() {
    return List.of();
  }

  /** Returns which of the expected ones was probably meant; by default none. */
  default Optional<String> nearest() {
    return Optional.empty();
  }

  /** The text is too long to be read, or what was written would be; in UTF-16 units. */
  record TooLong(int longest) implements JsonRefusal {
    @Override
    public String code() {
      return "json.too_long";
    }

    @Override
    public List<Object> arguments() {
      return List.of(longest);
    }
  }

  /** The text is no JSON. */
  record Malformed() implements JsonRefusal {
    @Override
    public String code() {
      return "json.malformed";
    }
  }

  /** The text ends before the JSON does. */
  record Incomplete() implements JsonRefusal {
    @Override
    public String code() {
      return "json.incomplete";
    }
  }

  /** A value is of another type than what is expected there. */
  record WrongType(JsonType wanted, JsonType found) implements JsonRefusal {
    @Override
    public String code() {
      return "json.wrong_type";
    }

    @Override
    public List<Object> arguments() {
      return List.of(place(wanted), place(found));
    }

    /** Which of the message's words stands for a type. */
    private static int place(JsonType type) {
      return switch (type) {
        case OBJECT -> 0;
        case ARRAY -> 1;
        case TEXT -> 2;
        case NUMBER -> 3;
        case BOOLEAN -> 4;
        case NULL -> 5;
      };
    }
  }

  /** A property that nobody knows there. */
  record PropertyUnknown(List<String> expected, Optional<String> nearest) implements JsonRefusal {

    public PropertyUnknown {
      expected = List.copyOf(expected);
    }

    @Override
    public String code() {
      return "json.property_unknown";
    }

    @Override
    public List<Object> arguments() {
      return names(expected, nearest);
    }
  }

  /** A property is missing. */
  record PropertyMissing(String property) implements JsonRefusal {
    @Override
    public String code() {
      return "json.property_missing";
    }

    @Override
    public List<String> expected() {
      return List.of(property);
    }

    @Override
    public List<Object> arguments() {
      return List.of(property);
    }
  }

  /** A property stands twice in one object. */
  record PropertyRepeated() implements JsonRefusal {
    @Override
    public String code() {
      return "json.property_repeated";
    }
  }

  /** A condition has none of the forms that there are, or more than one. */
  record ConditionForm() implements JsonRefusal {
    @Override
    public String code() {
      return "json.condition_form";
    }

    @Override
    public List<String> expected() {
      return List.of("criterion", "all", "any", "not", "sameContract");
    }
  }

  /** No criterion of this name is known here: it is misspelled, or the host has removed it. */
  record CriterionUnknown(List<String> expected, Optional<String> nearest) implements JsonRefusal {

    public CriterionUnknown {
      expected = List.copyOf(expected);
    }

    @Override
    public String code() {
      return "json.criterion_unknown";
    }

    @Override
    public List<Object> arguments() {
      return names(expected, nearest);
    }
  }

  /** There is no such operator. */
  record OperatorUnknown(List<String> expected, Optional<String> nearest) implements JsonRefusal {

    public OperatorUnknown {
      expected = List.copyOf(expected);
    }

    @Override
    public String code() {
      return "json.operator_unknown";
    }

    @Override
    public List<Object> arguments() {
      return names(expected, nearest);
    }
  }

  /** A text is no day of the calendar, and none counted from today. */
  record DayUnreadable() implements JsonRefusal {
    @Override
    public String code() {
      return "json.day_unreadable";
    }
  }

  /** A range has other than two limits. */
  record TwoLimits(int found) implements JsonRefusal {
    @Override
    public String code() {
      return "json.two_limits";
    }

    @Override
    public List<Object> arguments() {
      return List.of(found);
    }
  }

  /**
   * An earlier segment has the same name, in NFC and trimmed.
   *
   * @param first which segment that is, from 1
   */
  record NameRepeated(int first) implements JsonRefusal {
    @Override
    public String code() {
      return "json.name_repeated";
    }

    @Override
    public List<Object> arguments() {
      return List.of(first);
    }
  }

  /** There are more issues than are told. */
  record MoreIssues(int more) implements JsonRefusal {
    @Override
    public String code() {
      return "json.more_issues";
    }

    @Override
    public List<Object> arguments() {
      return List.of(more);
    }
  }

  /** A document could not be read: everything that is wrong with it, for who wants an exception. */
  record Unreadable(List<Issue> issues) implements JsonRefusal {

    /** How many issues the message tells. */
    private static final int TOLD = 10;

    /** Makes the refusal of at least one issue. */
    public Unreadable {
      issues = List.copyOf(issues);
      if (issues.isEmpty()) {
        throw new IllegalArgumentException("at least one issue is expected");
      }
    }

    @Override
    public String code() {
      return "json.unreadable";
    }

    @Override
    public List<Object> arguments() {
      return List.of(issues.size());
    }

    /** Tells how many issues there are, and the first of them, each in a line. */
    @Override
    public String message(Locale locale) {
      StringBuilder message = new StringBuilder(JsonRefusal.super.message(locale));
      for (Issue issue : issues.subList(0, Math.min(TOLD, issues.size()))) {
        message
            .append("\n")
            .append(issue.line())
            .append(':')
            .append(issue.column())
            .append(' ')
            .append(issue.pointer())
            .append(": ")
            .append(issue.message(locale));
      }
      return message.toString();
    }
  }

  /** What stands in a message's places: the names, whether one is near, and that one. */
  private static List<Object> names(List<String> expected, Optional<String> nearest) {
    return List.of(String.join(", ", expected), nearest.isPresent() ? 1 : 0, nearest.orElse(""));
  }
}
