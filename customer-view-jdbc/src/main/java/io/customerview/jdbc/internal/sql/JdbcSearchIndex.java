package io.customerview.jdbc.internal.sql;

import io.customerview.identity.SearchEntry;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchList;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.search.SearchIndex;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads the search index in PostgreSQL. Every statement reads ranges of the primary key of {@code
 * search_entry}, which holds all of its columns, so that the table itself is not visited.
 *
 * <p>Values come in as sub-selects, which hide them from the planner: it then finds that a plan for
 * any values is as good as one for these, and keeps it. Making a plan for each search takes several
 * times as long as the search.
 */
public final class JdbcSearchIndex implements SearchIndex {

  private static final String WALK =
      """
      select range.number, entry.key, entry.sort_name, entry.customer_id, entry.value
      from unnest(
          (select :lists::integer[]), (select :keys::text[]), (select :names::text[]),
          (select :customers::uuid[]), (select :untils::text[]), (select :limits::integer[]))
        with ordinality as range (list, key, name, customer, until, most, number)
      cross join lateral (
        select entry.key, entry.sort_name, entry.customer_id, entry.part, entry.value
        from $schema.search_entry entry
        where entry.list = range.list::smallint and entry.key = range.key collate "C"
          and (entry.sort_name, entry.customer_id) >= (range.name collate "C", range.customer)
          and entry.sort_name < range.until collate "C"
        order by entry.sort_name, entry.customer_id, entry.part, entry.value
        limit range.most) entry
      order by range.number, entry.sort_name, entry.customer_id, entry.part, entry.value""";

  private static final String GATHER =
      """
      select key, sort_name, customer_id, value from $schema.search_entry
      where list = (select :list::smallint)
        and key >= (select :prefix) collate "C" and key < (select :end) collate "C"
      limit %d"""
          .formatted(GATHERED + 1);

  /** Steps from key to key, however many entries each has. */
  private static final String KEYS =
      """
      with recursive step (key, number) as (
        (select key, 1 from $schema.search_entry
          where list = :list::smallint and key >= :prefix collate "C" and key < :end collate "C"
          order by key limit 1)
        union all
        select (select entry.key from $schema.search_entry entry
            where entry.list = :list::smallint and entry.key > step.key
              and entry.key < :end collate "C"
            order by entry.key limit 1),
          step.number + 1
        from step where step.key is not null and step.number < :limit)
      select key from step where key is not null order by number""";

  private static final String COUNT =
      """
      select length.entries, length.reach
      from unnest((select :lists::integer[]), (select :keys::text[]))
        with ordinality as asked (list, key, number)
      cross join lateral (
        select count(*) as entries, max(counted.sort_name) as reach
        from (
          select entry.sort_name from $schema.search_entry entry
          where entry.list = asked.list::smallint and entry.key = asked.key collate "C"
          order by entry.sort_name, entry.customer_id, entry.part, entry.value
          limit (select :limit::integer)) counted) length
      order by asked.number""";

  private static final String COUNT_CUSTOMERS =
      """
      select count(distinct customer_id) as customers, count(*) as entries
      from (
        select customer_id from $schema.search_entry
        where list = (select :list::smallint)
          and key >= (select :key) collate "C" and key <= (select :end) collate "C"
        order by key, sort_name, customer_id, part, value
        limit (select :limit::integer)) counted""";

  private static final String CARD =
      """
      select found.name, found.registration, found.contact_points, found.former_ids,
        case when cardinality((select :numbers)::text[]) > 0 then array(
          select array[entry.key, entry.value] from $schema.search_entry entry
          where entry.list = %d and entry.key = any((select :numbers)::text[])
            and entry.sort_name = found.sort_name
            and entry.customer_id = found.customer_id
          order by entry.key, entry.value) end as documents
      """
          .formatted(SearchList.DOCUMENT_NUMBER.code());

  private static final String CARDS =
      CARD.replaceFirst("select ", "select found.customer_id, ")
          + "from $schema.search_customer found where found.customer_id = any((select :customers)::uuid[])";

  private static final String RANGES =
      """
        select range.number, range.carded, entry.*
        from unnest(
            (select :lists::integer[]), (select :keys::text[]), (select :names::text[]),
            (select :customers::uuid[]), (select :untils::text[]), (select :limits::integer[]),
            (select :carded::boolean[]))
          with ordinality as range (list, key, name, customer, until, most, carded, number)
        cross join lateral (
          select entry.key, entry.sort_name, entry.customer_id, entry.part, entry.value
          from $schema.search_entry entry
          where entry.list = range.list::smallint and entry.key = range.key collate "C"
            and (entry.sort_name, entry.customer_id) >= (range.name collate "C", range.customer)
            and entry.sort_name < range.until collate "C"
          order by entry.sort_name, entry.customer_id, entry.part, entry.value
          limit range.most) entry
      """;

  /** The limit is no parameter: for any number of rows the planner would want far-fetched plans. */
  private static final String START =
      """
        union all
        select 0, row_number() over (order by entry.sort_name, entry.customer_id)
          <= (select :pageSize::integer), entry.*
        from (
          select key, sort_name, customer_id, part, value from $schema.search_entry
          where list = (select :list::smallint)
            and key >= (select :prefix) collate "C" and key < (select :end) collate "C"
          limit %d) entry
      """
          .formatted(GATHERED + 1);

  private static final String LOOK = look(RANGES);
  private static final String LOOK_AND_GATHER = look(RANGES + START);

  /** The limit of the cards keeps a customer from being read before it is known who is meant. */
  private static String look(String entries) {
    return "with entry as (\n"
        + entries
        + """
        )
        select entry.number, entry.key, entry.sort_name, entry.customer_id, entry.value, card.*
        from entry left join lateral (
        """
        + CARD
        + """
        from $schema.search_customer found
        where entry.carded and found.customer_id = entry.customer_id limit 1) card on true
        order by entry.number, entry.sort_name, entry.customer_id, entry.part, entry.value""";
  }

  @Override
  public List<List<Found>> walk(UnitOfWork work, List<Range> ranges) {
    List<List<Found>> found = new ArrayList<>(ranges.size());
    ranges.forEach(range -> found.add(new ArrayList<>()));
    if (ranges.isEmpty()) {
      return found;
    }
    bind(JdbcUnitOfWork.handle(work).createQuery(WALK), ranges)
        .map((row, context) -> Map.entry(row.getInt("number"), found(row)))
        .forEach(entry -> found.get(entry.getKey() - 1).add(entry.getValue()));
    return found;
  }

  private static Query bind(Query query, List<Range> ranges) {
    return query
        .bind("lists", codes(ranges.stream().map(Range::list).toList()))
        .bind("keys", ranges.stream().map(Range::key).toArray(String[]::new))
        .bind("names", ranges.stream().map(range -> range.from().name()).toArray(String[]::new))
        .bind(
            "customers",
            ranges.stream().map(range -> range.from().customer().value()).toArray(UUID[]::new))
        .bind("untils", ranges.stream().map(Range::until).toArray(String[]::new))
        .bind("limits", ranges.stream().map(Range::limit).toArray(Integer[]::new));
  }

  private static Integer[] codes(List<SearchList> lists) {
    return lists.stream().map(SearchList::code).toArray(Integer[]::new);
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(
        row.getString("key"),
        row.getString("sort_name"),
        new CustomerId(row.getObject("customer_id", UUID.class)),
        row.getString("value"));
  }

  @Override
  public List<Found> gather(UnitOfWork work, Start start) {
    return bind(JdbcUnitOfWork.handle(work).createQuery(GATHER), start)
        .map((row, context) -> found(row))
        .list();
  }

  private static Query bind(Query query, Start start) {
    return query
        .bind("list", start.list().code())
        .bind("prefix", start.prefix())
        .bind("end", end(start.prefix()));
  }

  private static String end(String prefix) {
    return prefix + Range.NO_END;
  }

  @Override
  public Look look(
      UnitOfWork work,
      List<Asked> asked,
      Optional<Start> start,
      Collection<String> documentNumbers,
      int pageSize) {
    Query query = JdbcUnitOfWork.handle(work).createQuery(start.isEmpty() ? LOOK : LOOK_AND_GATHER);
    bind(query, asked.stream().map(Asked::range).toList())
        .bind("carded", asked.stream().map(Asked::carded).toArray(Boolean[]::new))
        .bind("numbers", documentNumbers.toArray(String[]::new));
    start.ifPresent(known -> bind(query, known).bind("pageSize", pageSize));
    List<List<Found>> walked = new ArrayList<>(asked.size());
    asked.forEach(range -> walked.add(new ArrayList<>()));
    List<Found> gathered = new ArrayList<>();
    Map<CustomerId, Card> cards = new HashMap<>();
    query
        .map(
            (row, context) -> {
              Found found = found(row);
              int number = row.getInt("number");
              (number > 0 ? walked.get(number - 1) : gathered).add(found);
              if (row.getString("name") != null && !cards.containsKey(found.customer())) {
                cards.put(found.customer(), card(row));
              }
              return found;
            })
        .forEach(found -> {});
    return new Look(walked, gathered, cards);
  }

  @Override
  public List<String> keys(UnitOfWork work, SearchList list, String prefix, int limit) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(KEYS)
        .bind("list", list.code())
        .bind("prefix", prefix)
        .bind("end", end(prefix))
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  @Override
  public List<Length> count(UnitOfWork work, List<ListKey> lists, int limit) {
    if (lists.isEmpty()) {
      return List.of();
    }
    return JdbcUnitOfWork.handle(work)
        .createQuery(COUNT)
        .bind("lists", codes(lists.stream().map(ListKey::list).toList()))
        .bind("keys", lists.stream().map(ListKey::key).toArray(String[]::new))
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Length(
                    row.getInt("entries"), Objects.requireNonNullElse(row.getString("reach"), "")))
        .list();
  }

  @Override
  public Customers countCustomers(UnitOfWork work, Keys keys, int limit) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(COUNT_CUSTOMERS)
        .bind("list", keys.list().code())
        .bind("key", keys.key())
        .bind("end", keys.start() ? end(keys.key()) : keys.key())
        .bind("limit", limit)
        .map((row, context) -> new Customers(row.getInt("customers"), row.getInt("entries")))
        .one();
  }

  @Override
  public Map<CustomerId, Card> cardsOf(
      UnitOfWork work, Collection<CustomerId> customers, Collection<String> documentNumbers) {
    Map<CustomerId, Card> cards = new HashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(CARDS)
        .bind("numbers", documentNumbers.toArray(String[]::new))
        .bind("customers", Values.uuids(customers))
        .map((row, context) -> Map.entry(Values.id(row, "customer_id"), card(row)))
        .forEach(card -> cards.put(card.getKey(), card.getValue()));
    return cards;
  }

  private static Card card(ResultSet row) throws SQLException {
    return new Card(row.getString("name"), keys(row));
  }

  private static List<SearchKey> keys(ResultSet row) throws SQLException {
    List<SearchKey> keys = new ArrayList<>();
    keys.addAll(SearchKey.ofTexts(Values.texts(row, "registration")));
    keys.addAll(SearchKey.ofTexts(Values.texts(row, "contact_points")));
    Array found = row.getArray("documents");
    if (found != null && found.getArray() instanceof String[][] documents) {
      for (String[] document : documents) {
        keys.add(
            SearchKey.ofEntry(
                new SearchEntry(SearchList.DOCUMENT_NUMBER, document[0], document[1])));
      }
    }
    keys.addAll(SearchKey.ofTexts(Values.texts(row, "former_ids")));
    return keys;
  }
}
