package io.customerview.shared;

import java.time.LocalDate;
import java.util.List;

/** What any command can be refused for, whatever it is about. */
public sealed interface CommonRefusal extends Refusal {

  /** There is no customer with this id, under its own or a former one. */
  record CustomerUnknown(CustomerId customer) implements CommonRefusal {
    @Override
    public String code() {
      return "customer.unknown";
    }

    @Override
    public List<Object> arguments() {
      return List.of(customer.value());
    }
  }

  /** No customer has the external id that the host names it by. */
  record ExternalIdUnknown() implements CommonRefusal {
    @Override
    public String code() {
      return "customer.external_id_unknown";
    }
  }

  /** The customer has changed since it was read: read it again and decide anew. */
  record StaleVersion(CustomerId customer, Version expected, Version actual)
      implements CommonRefusal {
    @Override
    public String code() {
      return "customer.stale_version";
    }

    @Override
    public List<Object> arguments() {
      return List.of(customer.value(), expected.number(), actual.number());
    }
  }

  /** A required text is missing or blank. */
  record TextMissing(String field) implements CommonRefusal {
    @Override
    public String code() {
      return "text.missing";
    }

    @Override
    public List<Object> arguments() {
      return List.of(new FieldName(field));
    }
  }

  /** A text is longer than its field holds, in code points. */
  record TextTooLong(String field, int longest, int length) implements CommonRefusal {
    @Override
    public String code() {
      return "text.too_long";
    }

    @Override
    public List<Object> arguments() {
      return List.of(new FieldName(field), longest, length);
    }
  }

  /**
   * A text holds a character that no field takes: NUL, another control character, or half of a
   * surrogate pair.
   */
  record TextCharacter(String field, int codePoint, int index) implements CommonRefusal {
    @Override
    public String code() {
      return "text.character";
    }

    @Override
    public List<Object> arguments() {
      return List.of(new FieldName(field), String.format("U+%04X", codePoint), index + 1);
    }
  }

  /**
   * A cursor was changed, belongs to another query, or was made by another version of the library.
   */
  record CursorInvalid() implements CommonRefusal {
    @Override
    public String code() {
      return "cursor.invalid";
    }
  }

  /** A moment lies further ahead than can be, or outside the years 1 to 9999. */
  record MomentUnlikely(String field) implements CommonRefusal {
    @Override
    public String code() {
      return "moment.unlikely";
    }

    @Override
    public List<Object> arguments() {
      return List.of(new FieldName(field));
    }
  }

  /** The last day of a range comes before its first. */
  record RangeReversed(LocalDate from, LocalDate to) implements CommonRefusal {
    @Override
    public String code() {
      return "range.reversed";
    }

    @Override
    public List<Object> arguments() {
      return List.of(from, to);
    }
  }

  /** An amount of money is not below 10¹² in absolute value. */
  record MoneyOutOfRange() implements CommonRefusal {
    @Override
    public String code() {
      return "money.out_of_range";
    }
  }

  /** An amount of money has more decimals than are kept. */
  record MoneyTooPrecise(int decimals) implements CommonRefusal {
    @Override
    public String code() {
      return "money.too_precise";
    }

    @Override
    public List<Object> arguments() {
      return List.of(decimals);
    }
  }

  /** A text is no amount of money. */
  record MoneyUnreadable() implements CommonRefusal {
    @Override
    public String code() {
      return "money.unreadable";
    }
  }

  /**
   * What acts outside of the storage between its steps was run in a transaction of the host's,
   * whose roll-back would undo the steps and not the acts.
   */
  record InHostTransaction() implements CommonRefusal {
    @Override
    public String code() {
      return "in_host_transaction";
    }
  }

  /**
   * Somebody else was changing the same thing at the same time, and won. Trying again is safe:
   * nothing was changed.
   */
  record ConcurrentChange() implements CommonRefusal {
    @Override
    public String code() {
      return "concurrent_change";
    }
  }
}
