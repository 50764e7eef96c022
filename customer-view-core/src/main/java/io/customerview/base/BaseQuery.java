package io.customerview.base;

import io.customerview.base.BaseRefusal.RevenueReversed;
import io.customerview.customer.Registration;
import io.customerview.identity.Country;
import io.customerview.identity.FoldedText;
import io.customerview.identity.State;
import io.customerview.search.NameMatch;
import io.customerview.shared.CleanText;
import io.customerview.shared.CommonRefusal.TextMissing;
import io.customerview.shared.DateRange;
import io.customerview.shared.MarkerId;
import io.customerview.shared.Money;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What to show of the customer base (BAS-2, BAS-3).
 *
 * <pre>{@code
 * BaseQuery.builder().status(BaseStatus.ACTIVE).state("São Paulo").leastRevenue(Money.of(1000))
 *     .orderedBy(BaseOrder.RENEWAL).pageSize(50).build()
 * }</pre>
 *
 * <p>Immutable.
 */
public final class BaseQuery {

  /** The most companies on a page. */
  public static final int LARGEST_PAGE = 200;

  /** How many companies a page has unless told. */
  public static final int DEFAULT_PAGE = 50;

  private final BaseFilter filter;
  private final BaseOrder order;
  private final boolean descending;
  private final int pageSize;
  private final Optional<String> cursor;

  private BaseQuery(Builder from, BaseFilter filter) {
    this.filter = filter;
    this.order = from.order;
    this.descending = from.descending;
    this.pageSize = from.pageSize;
    this.cursor = Optional.empty();
  }

  private BaseQuery(BaseQuery from, String cursor) {
    this.filter = from.filter;
    this.order = from.order;
    this.descending = from.descending;
    this.pageSize = from.pageSize;
    this.cursor = Optional.of(cursor);
  }

  /** Begins a query for all companies, by name. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns this query for the page that a page's cursor leads to. */
  public BaseQuery after(String next) {
    return new BaseQuery(this, next);
  }

  public BaseFilter filter() {
    return filter;
  }

  public BaseOrder order() {
    return order;
  }

  public boolean isDescending() {
    return descending;
  }

  public int pageSize() {
    return pageSize;
  }

  public Optional<String> cursor() {
    return cursor;
  }

  @Override
  public String toString() {
    return "BaseQuery[" + order + (descending ? " descending" : "") + "]";
  }

  /** Gathers a query. What is null or blank asks for nothing. Not thread-safe. */
  public static final class Builder {

    private @Nullable BaseStatus status;
    private @Nullable SegmentId segment;
    private @Nullable MarkerId marker;
    private @Nullable BaseManager manager;
    private @Nullable Money leastRevenue;
    private @Nullable Money mostRevenue;
    private @Nullable DateRange period;
    private @Nullable Country country;
    private @Nullable String state;
    private @Nullable String city;
    private @Nullable String name;
    private BaseOrder order = BaseOrder.NAME;
    private boolean descending;
    private int pageSize = DEFAULT_PAGE;

    private Builder() {}

    public Builder status(@Nullable BaseStatus only) {
      this.status = only;
      return this;
    }

    /**
     * Asks for the members of a segment, as they are stored: the page says what they stand on. A
     * segment that there isn't is refused when the query is asked.
     */
    public Builder segment(@Nullable SegmentId membersOf) {
      this.segment = membersOf;
      return this;
    }

    /** Asks for who bears a marker. One that there isn't is refused when the query is asked. */
    public Builder marker(@Nullable MarkerId borne) {
      this.marker = borne;
      return this;
    }

    /** Asks for those whom an agent looks after, or nobody. */
    public Builder manager(@Nullable BaseManager only) {
      this.manager = only;
      return this;
    }

    public Builder leastRevenue(@Nullable Money amount) {
      this.leastRevenue = amount;
      return this;
    }

    public Builder mostRevenue(@Nullable Money amount) {
      this.mostRevenue = amount;
      return this;
    }

    /** Asks for companies with a contract that runs on a day of this period, of any type. */
    public Builder period(@Nullable DateRange days) {
      this.period = days;
      return this;
    }

    public Builder country(@Nullable Country where) {
      this.country = where;
      return this;
    }

    /** Asks for a state, a Brazilian one by name or abbreviation. */
    public Builder state(@Nullable String text) {
      this.state = text;
      return this;
    }

    /** Asks for a city, whatever the case, accents and blanks. */
    public Builder city(@Nullable String text) {
      this.city = text;
      return this;
    }

    /** Asks for companies whose trade or legal name has words that start with these. */
    public Builder named(@Nullable String text) {
      this.name = text;
      return this;
    }

    public Builder orderedBy(BaseOrder by) {
      this.order = Objects.requireNonNull(by, "order");
      return this;
    }

    /** Turns the order round; who has nothing to be ordered by stays last. */
    public Builder descending() {
      this.descending = true;
      return this;
    }

    /**
     * Sets how many companies a page has.
     *
     * @param size 1 to {@value #LARGEST_PAGE}
     * @throws IllegalArgumentException if the size is another
     */
    public Builder pageSize(int size) {
      Page.checkLimit(size, LARGEST_PAGE, "companies");
      this.pageSize = size;
      return this;
    }

    /**
     * Returns the query.
     *
     * @throws RefusedException with {@link BaseRefusal} if the range of revenue is none, with
     *     {@link io.customerview.shared.CommonRefusal} if a text is too long or holds a control
     *     character, or with {@link io.customerview.identity.IdentityRefusal} if a name has no
     *     letter and no digit
     */
    public BaseQuery build() {
      if (leastRevenue != null && mostRevenue != null && leastRevenue.compareTo(mostRevenue) > 0) {
        throw new RefusedException(new RevenueReversed());
      }
      BaseFilter filter =
          new BaseFilter(
              Optional.ofNullable(status),
              Optional.ofNullable(segment),
              Optional.ofNullable(marker),
              Optional.ofNullable(manager),
              Optional.ofNullable(leastRevenue),
              Optional.ofNullable(mostRevenue),
              Optional.ofNullable(period),
              Optional.ofNullable(country),
              key("state", state, State::keyOf),
              key("city", city, FoldedText::withPunctuation),
              Optional.ofNullable(name).filter(text -> !text.isBlank()).map(NameMatch::of));
      return new BaseQuery(this, filter);
    }

    private static Optional<String> key(
        String field, @Nullable String text, UnaryOperator<String> fold) {
      Optional<String> key = CleanText.optional(field, text, Registration.LONGEST_TEXT).map(fold);
      if (key.isPresent() && key.get().isEmpty()) {
        throw new RefusedException(new TextMissing(field));
      }
      return key;
    }
  }
}
