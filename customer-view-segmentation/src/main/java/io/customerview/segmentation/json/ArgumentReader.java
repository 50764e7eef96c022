package io.customerview.segmentation.json;

import io.customerview.segmentation.json.JsonRefusal.DayUnreadable;
import io.customerview.segmentation.json.JsonRefusal.JsonType;
import io.customerview.segmentation.json.JsonRefusal.WrongType;
import io.customerview.segmentation.rule.Argument;
import io.customerview.segmentation.rule.Argument.Amount;
import io.customerview.segmentation.rule.Argument.Day;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Argument.Text;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.shared.CommonRefusal.MoneyUnreadable;
import io.customerview.shared.Money;
import io.customerview.shared.RefusedException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a criterion is compared with. */
final class ArgumentReader {

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern RELATIVE = Pattern.compile("today(?:([+-][0-9]{1,6})([dm]))?");

  /** Longer than any amount that can be taken, however it is written. */
  private static final int LONGEST_NUMBER = 64;

  private ArgumentReader() {}

  /**
   * Returns the argument.
   *
   * @throws RefusedException if it is none for this criterion
   */
  static Argument read(Criterion<?> criterion, Node node) {
    return switch (criterion.type()) {
      case DECIMAL ->
          node.type == JsonType.NUMBER
              ? Amount.of(number(node.text))
              : new Amount(Money.parse(text(node, JsonType.NUMBER)));
      case DATE -> day(text(node, JsonType.TEXT));
      case TEXT -> new Text(text(node, JsonType.TEXT));
    };
  }

  private static String text(Node node, JsonType wanted) {
    if (node.type != JsonType.TEXT) {
      throw new RefusedException(new WrongType(wanted, node.type));
    }
    return node.text;
  }

  private static BigDecimal number(String digits) {
    if (digits.length() <= LONGEST_NUMBER) {
      try {
        return new BigDecimal(digits);
      } catch (NumberFormatException e) {
        // An exponent beyond every number.
      }
    }
    throw new RefusedException(new MoneyUnreadable());
  }

  private static Argument day(String text) {
    Matcher relative = RELATIVE.matcher(text);
    if (relative.matches()) {
      if (relative.group(1) == null) {
        return RelativeDay.TODAY;
      }
      int amount = Integer.parseInt(relative.group(1));
      return relative.group(2).equals("d") ? RelativeDay.days(amount) : RelativeDay.months(amount);
    }
    if (DATE.matcher(text).matches()) {
      try {
        return new Day(LocalDate.parse(text));
      } catch (DateTimeException e) {
        // No such day, such as 30 February.
      }
    }
    throw new RefusedException(new DayUnreadable());
  }
}
