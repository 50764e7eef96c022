package io.customerview.jdbc.internal.sql;

import io.customerview.identity.SearchEntry;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchList;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.search.SearchIndex;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads the search index in PostgreSQL. Every statement reads ranges of the primary key of {@code
 * search_entry}, which holds all of its columns, so that the table itself is not visited.
 *
 * <p>Arrays come in as sub-selects, which hide their length from the planner: it then finds that a
 * plan for any arrays is as good as one for these, and keeps it. Making a plan for each search
 * takes several times as long as the search.
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
      where list = :list::smallint and key >= :prefix collate "C" and key < :end collate "C"
      limit :limit""";

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
      select (select count(*) from (
          select from $schema.search_entry entry
          where entry.list = asked.list::smallint and entry.key = asked.key collate "C"
          limit :limit) counted) as entries
      from unnest((select :lists::integer[]), (select :keys::text[]))
        with ordinality as asked (list, key, number)
      order by asked.number""";

  private static final String KEYS_OF =
      """
      select customer.customer_id, customer.registration, customer.contact_points, array(
          select array[entry.key, entry.value] from $schema.search_entry entry
          where entry.list = :list::smallint and entry.key = any((select :numbers)::text[])
            and entry.sort_name = customer.sort_name
            and entry.customer_id = customer.customer_id
          order by entry.key, entry.value) as documents
      from $schema.search_customer customer where customer.customer_id = any((select :customers)::uuid[])""";

  @Override
  public List<List<Found>> walk(UnitOfWork work, List<Range> ranges) {
    List<List<Found>> found = new ArrayList<>(ranges.size());
    ranges.forEach(range -> found.add(new ArrayList<>()));
    if (ranges.isEmpty()) {
      return found;
    }
    JdbcUnitOfWork.handle(work)
        .createQuery(WALK)
        .bind("lists", codes(ranges.stream().map(Range::list).toList()))
        .bind("keys", ranges.stream().map(Range::key).toArray(String[]::new))
        .bind("names", ranges.stream().map(range -> range.from().name()).toArray(String[]::new))
        .bind(
            "customers",
            ranges.stream().map(range -> range.from().customer().value()).toArray(UUID[]::new))
        .bind("untils", ranges.stream().map(Range::until).toArray(String[]::new))
        .bind("limits", ranges.stream().map(Range::limit).toArray(Integer[]::new))
        .map((row, context) -> Map.entry(row.getInt("number"), found(row)))
        .forEach(entry -> found.get(entry.getKey() - 1).add(entry.getValue()));
    return found;
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
  public List<Found> gather(UnitOfWork work, SearchList list, String prefix, int limit) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(GATHER)
        .bind("list", list.code())
        .bind("prefix", prefix)
        .bind("end", prefix + Range.NO_END)
        .bind("limit", limit)
        .map((row, context) -> found(row))
        .list();
  }

  @Override
  public List<String> keys(UnitOfWork work, SearchList list, String prefix, int limit) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(KEYS)
        .bind("list", list.code())
        .bind("prefix", prefix)
        .bind("end", prefix + Range.NO_END)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  @Override
  public List<Integer> count(UnitOfWork work, List<ListKey> lists, int limit) {
    if (lists.isEmpty()) {
      return List.of();
    }
    return JdbcUnitOfWork.handle(work)
        .createQuery(COUNT)
        .bind("lists", codes(lists.stream().map(ListKey::list).toList()))
        .bind("keys", lists.stream().map(ListKey::key).toArray(String[]::new))
        .bind("limit", limit)
        .mapTo(Integer.class)
        .list();
  }

  @Override
  public Map<CustomerId, List<SearchKey>> keysOf(
      UnitOfWork work, Collection<CustomerId> customers, Collection<String> documentNumbers) {
    Map<CustomerId, List<SearchKey>> keys = new HashMap<>();
    JdbcUnitOfWork.handle(work)
        .createQuery(KEYS_OF)
        .bind("list", SearchList.DOCUMENT_NUMBER.code())
        .bind("numbers", documentNumbers.toArray(String[]::new))
        .bind("customers", Values.uuids(customers))
        .map((row, context) -> Map.entry(Values.id(row, "customer_id"), keys(row)))
        .forEach(entry -> keys.put(entry.getKey(), entry.getValue()));
    return keys;
  }

  private static List<SearchKey> keys(ResultSet row) throws SQLException {
    List<SearchKey> keys = new ArrayList<>();
    keys.addAll(SearchKey.ofTexts(texts(row, "registration")));
    keys.addAll(SearchKey.ofTexts(texts(row, "contact_points")));
    if (row.getArray("documents").getArray() instanceof String[][] documents) {
      for (String[] document : documents) {
        keys.add(
            SearchKey.ofEntry(
                new SearchEntry(SearchList.DOCUMENT_NUMBER, document[0], document[1])));
      }
    }
    return keys;
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
