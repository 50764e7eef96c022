package io.customerview.jdbc.internal.sql;

import io.customerview.base.BaseFilter;
import io.customerview.base.BaseIndex;
import io.customerview.base.BaseManager;
import io.customerview.base.BasePosition;
import io.customerview.base.BaseRow;
import io.customerview.base.BaseStatus;
import io.customerview.customer.Party.Company;
import io.customerview.identity.Country;
import io.customerview.identity.SearchEntries;
import io.customerview.identity.SearchList;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.marker.Marker;
import io.customerview.marker.Markers;
import io.customerview.search.NameMatch;
import io.customerview.shared.AgentId;
import io.customerview.shared.MarkerId;
import io.customerview.shared.Money;
import io.customerview.shared.SegmentId;
import io.customerview.shared.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The customer base in PostgreSQL. Each order is an index, and a page is a range of it: names,
 * revenue, and for renewals three ranges one after the other, of those that renew from today on, of
 * those whose last renewal is past, and of those without.
 *
 * <p>The members of a segment, and the customers of a manager, are gathered where they are few, and
 * met along the way where they are many: few are as many as gathering reads no more rows for than
 * walking would.
 */
public final class JdbcBase implements BaseIndex {

  /** After every word that starts so. */
  private static final String END = "\uDBFF\uDFFF";

  private static final String COLUMNS =
      """
      select customer.id, customer.trade_name, customer.legal_name, customer.cancelled_on is null as active,
        customer.revenue, customer.marker_id,
        (select portfolio.manager from $schema.portfolio where portfolio.id = customer.portfolio_id) as manager,\
      """;

  /** Of today's renewals the nearest, else the last one. */
  private static final String NEXT_RENEWAL =
      """
      coalesce((select min(renewal.renews_on) from $schema.renewal renewal
         where renewal.customer_id = customer.id and renewal.renews_on >= :today), customer.last_renewal)\
      """;

  private static final String COMPANIES =
      " as next_renewal from $schema.customer customer where customer.kind = 'COMPANY'";

  /** On any day at most one renewal of a company is the next one. */
  private static final String AHEAD =
      " renewal.renews_on as next_renewal from $schema.renewal renewal"
          + " join $schema.customer customer on customer.id = renewal.customer_id"
          + " where customer.kind = 'COMPANY' and renewal.renews_on >= :today"
          + " and renewal.first_day <= :today";

  /**
   * The same in two parts. Who reads from the end would pass all renewals further ahead of
   * companies that have several; most of them were to come when they were written, and are in an
   * index of their own, in which those are found of which the time has come since.
   */
  private static final List<String> AHEAD_FROM_THE_END =
      List.of(
          AHEAD + " and not renewal.to_come",
          AHEAD
              + " and renewal.to_come"
              + " and daterange(renewal.first_day, renewal.renews_on, '[]') @> :today");

  /**
   * How many of a group are few. To gather m of them reads m; to walk an order of n companies until
   * a page of p is full reads p n / m on the average, which is as much where m² = p n.
   */
  private static final String MOST_OF_FEW =
      """
      select ceil(sqrt(:page * greatest(reltuples, 10000)::float8))::integer
      from pg_class where oid = '$schema.customer'::regclass""";

  private final Markers markers;

  /** Makes the base; the markers are few, and read beside each page. */
  public JdbcBase(Markers markers) {
    this.markers = markers;
  }

  @Override
  public List<BaseRow> read(UnitOfWork work, Stretch stretch) {
    Map<MarkerId, Marker> shown =
        markers.all(work).stream().collect(Collectors.toMap(Marker::id, Function.identity()));
    Map<Group, UUID[]> few = few(work, stretch);
    List<BaseRow> rows = new ArrayList<>();
    for (Range range : ranges(stretch)) {
      if (rows.size() < stretch.limit()) {
        Query query = query(work, stretch, range, few, stretch.limit() - rows.size());
        rows.addAll(query.map((row, context) -> row(row, shown)).list());
      }
    }
    return rows;
  }

  /** Those of whom a filter asks for one group; the planner can't tell how many are in it. */
  private enum Group {
    /** The members of a segment. */
    SEGMENT(
        "segment",
        """
        select member.customer_id from $schema.segment_member member
        where member.segment_id = :segment limit %1$d""",
        """
        select true from $schema.segment_member member
          where member.segment_id = :segment and member.customer_id = customer.id\
        """),
    /** Those whom a success manager looks after; each portfolio is a range of an index. */
    MANAGER(
        "manager",
        """
        select placed.id from $schema.portfolio portfolio
          cross join lateral (
            select customer.id from $schema.customer customer
            where customer.portfolio_id = portfolio.id and customer.kind = 'COMPANY'
            order by customer.folded_name, customer.id limit %1$d
          ) as placed
        where portfolio.manager = :manager limit %1$d""",
        """
        select true from $schema.portfolio portfolio
          where portfolio.manager = :manager and portfolio.id = customer.portfolio_id\
        """);

    private final String parameter;
    private final String members;
    private final String isMember;

    Group(String parameter, String members, String isMember) {
      this.parameter = parameter;
      this.members = members;
      this.isMember = isMember;
    }

    /** Returns the value that the group is told by, if the filter asks for one. */
    Optional<Object> value(BaseFilter filter) {
      return switch (this) {
        case SEGMENT -> filter.segment().map(SegmentId::value);
        case MANAGER -> filter.manager().flatMap(BaseManager::agent).map(AgentId::value);
      };
    }
  }

  /** Gathers the groups that a filter asks for and that are small. */
  private static Map<Group, UUID[]> few(UnitOfWork work, Stretch stretch) {
    Map<Group, UUID[]> few = new EnumMap<>(Group.class);
    for (Group group : Group.values()) {
      group
          .value(stretch.filter())
          .flatMap(value -> few(work, group, value, stretch.limit()))
          .ifPresent(members -> few.put(group, members));
    }
    return few;
  }

  private static Optional<UUID[]> few(UnitOfWork work, Group group, Object value, int page) {
    Handle handle = JdbcUnitOfWork.handle(work);
    int most = handle.createQuery(MOST_OF_FEW).bind("page", page).mapTo(Integer.class).one();
    List<UUID> members =
        handle
            .createQuery(group.members.formatted(most + 1))
            .bind(group.parameter, value)
            .mapTo(UUID.class)
            .list();
    return members.size() > most ? Optional.empty() : Optional.of(members.toArray(UUID[]::new));
  }

  /**
   * A range of an index.
   *
   * @param parts what is selected, with the conditions of the range: in several parts, where each
   *     is in the order by itself
   * @param key the columns that it is in the order of, before the id
   * @param id the id's column
   * @param after where it begins, if not at its start
   */
  private record Range(
      List<String> parts, List<String> key, String id, Optional<BasePosition> after) {

    Range(String part, List<String> key, String id, Optional<BasePosition> after) {
      this(List.of(part), key, id, after);
    }

    Range fromItsStart() {
      return new Range(parts, key, id, Optional.empty());
    }
  }

  private static List<Range> ranges(Stretch stretch) {
    Optional<BasePosition> after = stretch.after();
    String all = NEXT_RENEWAL + COMPANIES;
    return switch (stretch.order()) {
      case NAME -> List.of(new Range(all, List.of("customer.folded_name"), "customer.id", after));
      case REVENUE -> List.of(new Range(all, List.of("customer.revenue"), "customer.id", after));
      case RENEWAL -> renewals(stretch);
    };
  }

  private static List<Range> renewals(Stretch stretch) {
    Range ahead =
        new Range(
            stretch.descending() ? AHEAD_FROM_THE_END : List.of(AHEAD),
            List.of("renewal.renews_on"),
            "renewal.customer_id",
            stretch.after());
    Range past =
        new Range(
            " customer.last_renewal" + COMPANIES + " and customer.last_renewal < :today",
            List.of("customer.last_renewal"),
            "customer.id",
            stretch.after());
    Range none =
        new Range(
            " null::date" + COMPANIES + " and customer.last_renewal is null",
            List.of(),
            "customer.id",
            stretch.after());
    if (stretch.after().isEmpty()) {
      return stretch.descending() ? List.of(ahead, past, none) : List.of(past, ahead, none);
    }
    Optional<LocalDate> last = stretch.after().get().renewal();
    if (last.isEmpty()) {
      return List.of(none);
    }
    Range allOfNone = none.fromItsStart();
    boolean isPast = last.get().isBefore(stretch.today());
    if (isPast == stretch.descending()) {
      return List.of(isPast ? past : ahead, allOfNone);
    }
    Range rest = isPast ? ahead : past;
    return List.of(isPast ? past : ahead, rest.fromItsStart(), allOfNone);
  }

  private static Query query(
      UnitOfWork work, Stretch stretch, Range range, Map<Group, UUID[]> few, int limit) {
    List<Consumer<Query>> values = new ArrayList<>();
    StringBuilder filter = new StringBuilder();
    Conditions conditions = new Conditions(filter, values);
    conditions.of(stretch.filter());
    for (Group group : Group.values()) {
      group
          .value(stretch.filter())
          .ifPresent(
              value -> conditions.members(group, value, Optional.ofNullable(few.get(group))));
    }
    range.after().ifPresent(after -> conditions.after(range, stretch, after));
    List<String> parts =
        range.parts().stream()
            .map(part -> COLUMNS + part + filter + inOrder(stretch, range.key(), range.id()))
            .toList();
    String sql =
        parts.size() == 1
            ? parts.get(0)
            : "select * from (("
                + String.join(") union all (", parts)
                + ")) as base"
                + inOrder(stretch, List.of("next_renewal"), "id");
    Query query =
        JdbcUnitOfWork.handle(work)
            .createQuery(sql)
            .bind("today", stretch.today())
            .bind("limit", limit);
    values.forEach(value -> value.accept(query));
    return query;
  }

  private static String inOrder(Stretch stretch, List<String> key, String id) {
    String direction = stretch.descending() ? " desc" : "";
    return Stream.concat(key.stream(), Stream.of(id))
        .map(column -> column + direction)
        .collect(Collectors.joining(", ", " order by ", " limit :limit"));
  }

  private static BaseRow row(ResultSet row, Map<MarkerId, Marker> shown) throws SQLException {
    UUID marker = row.getObject("marker_id", UUID.class);
    return new BaseRow(
        Values.id(row, "id"),
        Company.of(row.getString("legal_name"), row.getString("trade_name")),
        row.getBoolean("active"),
        Money.of(row.getBigDecimal("revenue")),
        Optional.ofNullable(row.getObject("next_renewal", LocalDate.class)),
        Optional.ofNullable(marker).map(id -> shown.get(new MarkerId(id))),
        Optional.ofNullable(row.getString("manager")).map(AgentId::new));
  }

  /** Adds conditions to a statement, and the values that they take. */
  private record Conditions(StringBuilder sql, List<Consumer<Query>> values) {

    void of(BaseFilter filter) {
      filter
          .status()
          .ifPresent(
              status ->
                  and(
                      "customer.cancelled_on is "
                          + (status == BaseStatus.ACTIVE ? "null" : "not null")));
      filter
          .leastRevenue()
          .ifPresent(
              least ->
                  and("customer.revenue >= :leastRevenue", "leastRevenue", least.toBigDecimal()));
      filter
          .mostRevenue()
          .ifPresent(
              most -> and("customer.revenue <= :mostRevenue", "mostRevenue", most.toBigDecimal()));
      filter
          .country()
          .map(Country::compact)
          .ifPresent(country -> and("customer.country = :country", "country", country));
      filter
          .marker()
          .ifPresent(marker -> and("customer.marker_id = :marker", "marker", marker.value()));
      if (filter.manager().equals(Optional.of(BaseManager.NOBODY))) {
        and("customer.portfolio_id is null");
      }
      filter.state().ifPresent(key -> and("customer.state_key = :state", "state", key));
      filter.city().ifPresent(key -> and("customer.city_key = :city", "city", key));
      filter
          .period()
          .ifPresent(
              days -> {
                and(
                    """
                    exists (select from $schema.contract contract
                      where contract.customer_id = customer.id and contract.term && daterange(:from, :to, '[]'))\
                    """);
                values.add(
                    query -> query.bindByType("from", days.from().orElse(null), LocalDate.class));
                values.add(
                    query -> query.bindByType("to", days.to().orElse(null), LocalDate.class));
              });
      filter.name().ifPresent(this::words);
    }

    /** In brackets of its own, a question for each row is not made a join of. */
    void members(Group group, Object value, Optional<UUID[]> few) {
      if (few.isPresent()) {
        String members = group.parameter + "Members";
        and("customer.id = any(:" + members + ")", members, few.get());
      } else {
        and("(" + group.isMember + ")", group.parameter, value);
      }
    }

    private void words(NameMatch name) {
      int number = 0;
      for (NameMatch.Word word : name.words()) {
        String text = SearchEntries.cut(word.text(), SearchEntries.LONGEST_KEY);
        String value = "word" + number++;
        String condition =
            word.whole()
                ? "entry.key = :" + value
                : "entry.key >= :" + value + " and entry.key < :" + value + "End";
        and(
            """
            exists (select from $schema.search_entry entry
              where entry.customer_id = customer.id and entry.list = %d::smallint and %s)\
            """
                .formatted(SearchList.WORD.code(), condition),
            value,
            text);
        if (!word.whole()) {
          values.add(query -> query.bind(value + "End", text + END));
        }
      }
    }

    void after(Range range, Stretch stretch, BasePosition after) {
      String sign = stretch.descending() ? "<" : ">";
      if (range.key().isEmpty()) {
        and(range.id() + " " + sign + " :afterId");
      } else {
        and("(%s, %s) %s (:after, :afterId)".formatted(range.key().get(0), range.id(), sign));
        values.add(
            query -> {
              switch (stretch.order()) {
                case NAME -> query.bind("after", after.sortName());
                case REVENUE -> query.bind("after", after.revenue().toBigDecimal());
                case RENEWAL -> query.bind("after", after.renewal().orElseThrow());
              }
            });
      }
      values.add(query -> query.bind("afterId", after.customer().value()));
    }

    private void and(String condition) {
      sql.append(" and ").append(condition);
    }

    private void and(String condition, String name, Object value) {
      and(condition);
      values.add(query -> query.bind(name, value));
    }
  }
}
