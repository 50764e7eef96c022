package io.customerview.segmentation.formula;

import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.ValueType;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of a comparison are found in a customer. The end of a contract is not a field:
 * it is the renewal date and a day. Immutable and thread-safe.
 */
public final class Field {

  /** What is found there. */
  public enum Kind {
    /** The recurring revenue: one value, never missing. */
    REVENUE(ValueType.DECIMAL),
    /** The contracted date of each recurring contract. */
    START(ValueType.DATE),
    /** The renewal date of each contract that counts. */
    RENEWAL(ValueType.DATE),
    /** The tags of each contract that counts. */
    TAG(ValueType.TEXT),
    /** The city: one value, or none. */
    CITY(ValueType.TEXT),
    /** The state: one value, or none. */
    STATE(ValueType.TEXT),
    /** The industry: one value, or none. */
    INDUSTRY(ValueType.TEXT),
    /** Amounts of the host's own criterion. */
    HOST_DECIMAL(ValueType.DECIMAL),
    /** Days of the host's own criterion. */
    HOST_DATE(ValueType.DATE),
    /** Texts of the host's own criterion. */
    HOST_TEXT(ValueType.TEXT);

    private final ValueType type;

    Kind(ValueType type) {
      this.type = type;
    }

    /** Returns what the values are. */
    public ValueType type() {
      return type;
    }
  }

  public static final Field REVENUE = new Field(Kind.REVENUE, null);
  public static final Field START = new Field(Kind.START, null);
  public static final Field RENEWAL = new Field(Kind.RENEWAL, null);
  public static final Field TAG = new Field(Kind.TAG, null);
  public static final Field CITY = new Field(Kind.CITY, null);
  public static final Field STATE = new Field(Kind.STATE, null);
  public static final Field INDUSTRY = new Field(Kind.INDUSTRY, null);

  private final Kind kind;
  private final @Nullable HostCriterion<?> host;

  private Field(Kind kind, @Nullable HostCriterion<?> host) {
    this.kind = kind;
    this.host = host;
  }

  /** Returns the field of a criterion of the host's own. */
  static Field of(HostCriterion<?> host) {
    return new Field(
        switch (host.criterion().type()) {
          case DECIMAL -> Kind.HOST_DECIMAL;
          case DATE -> Kind.HOST_DATE;
          case TEXT -> Kind.HOST_TEXT;
        },
        host);
  }

  /** Returns the field of a built-in criterion. */
  static Field of(Criterion<?> criterion) {
    return switch (criterion.name()) {
      case "revenue" -> REVENUE;
      case "contractStart" -> START;
      case "nextRenewal", "contractEnd" -> RENEWAL;
      case "tag" -> TAG;
      case "city" -> CITY;
      case "state" -> STATE;
      case "industry" -> INDUSTRY;
      default -> throw new IllegalArgumentException(criterion + " is not built in");
    };
  }

  /** Returns what is found there. */
  public Kind kind() {
    return kind;
  }

  /** Returns the host's own criterion, for a field of the host's. */
  public Optional<HostCriterion<?>> host() {
    return Optional.ofNullable(host);
  }

  /** Returns whether each contract has its own values. */
  public boolean isOfContract() {
    return kind == Kind.START || kind == Kind.RENEWAL || kind == Kind.TAG;
  }

  /** Returns whether a customer has one value at most. */
  public boolean isSingle() {
    return kind == Kind.REVENUE || kind == Kind.CITY || kind == Kind.STATE || kind == Kind.INDUSTRY;
  }

  /** Returns whether one contract has one value at most. */
  public boolean isSingleInContract() {
    return kind == Kind.START || kind == Kind.RENEWAL;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Field that && kind == that.kind && host == that.host;
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, System.identityHashCode(host));
  }

  @Override
  public String toString() {
    return host == null ? kind.name() : host.toString();
  }
}
