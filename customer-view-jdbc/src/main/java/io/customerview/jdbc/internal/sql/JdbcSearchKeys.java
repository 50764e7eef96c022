package io.customerview.jdbc.internal.sql;

import io.customerview.identity.SearchEntries;
import io.customerview.identity.SearchEntry;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchKeys;
import io.customerview.identity.SearchPart;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What customers are found by, in PostgreSQL. Many customers cost as many statements as one. */
public final class JdbcSearchKeys implements SearchKeys {

  @Override
  public void rename(UnitOfWork work, Map<CustomerId, String> names) {
    Handle handle = JdbcUnitOfWork.handle(work);
    List<CustomerId> customers = List.copyOf(names.keySet());
    List<String> shown = customers.stream().map(names::get).toList();
    UUID[] ids = Values.uuids(customers);
    handle
        .createUpdate(
            """
            insert into $schema.search_customer as present (customer_id, name, sort_name)
            select * from unnest(:ids, :names, :sortNames)
            on conflict (customer_id) do update
              set name = excluded.name, sort_name = excluded.sort_name
            where present.name <> excluded.name or present.sort_name <> excluded.sort_name""")
        .bind("ids", ids)
        .bind("names", shown.toArray(String[]::new))
        .bind("sortNames", shown.stream().map(SearchEntries::sortName).toArray(String[]::new))
        .execute();
    handle
        .createUpdate(
            """
            update $schema.search_entry entry set sort_name = customer.sort_name
            from $schema.search_customer customer
            where customer.customer_id = entry.customer_id and entry.customer_id = any(:ids)
              and entry.sort_name <> customer.sort_name""")
        .bind("ids", ids)
        .execute();
  }

  @Override
  public void replace(
      UnitOfWork work,
      SearchPart part,
      Map<CustomerId, ? extends Collection<SearchKey>> keysByCustomer) {
    Handle handle = JdbcUnitOfWork.handle(work);
    Map<CustomerId, Card> cards = cards(handle, part, keysByCustomer.keySet());
    Map<CustomerId, List<String>> kept = new LinkedHashMap<>();
    Map<CustomerId, List<SearchEntry>> listed = new LinkedHashMap<>();
    keysByCustomer.forEach(
        (customer, keys) -> {
          Card before = cards.get(customer);
          if (before == null) {
            throw new IllegalArgumentException("a customer is named before its keys are saved");
          }
          List<String> texts = SearchKey.toTexts(keys);
          if (part == SearchPart.DOCUMENTS || !texts.equals(before.texts())) {
            kept.put(customer, texts);
            List<SearchEntry> entries = SearchEntries.of(before.sortName(), part, keys);
            // A star that moves leads nowhere else.
            if (part == SearchPart.DOCUMENTS || !entries.equals(before.entries(part))) {
              listed.put(customer, entries);
            }
          }
        });
    // Documents are as many as they are: their keys are kept as entries only.
    if (part != SearchPart.DOCUMENTS) {
      keep(handle, part, kept);
    }
    list(handle, part, listed, cards);
  }

  @Override
  public void addDocuments(UnitOfWork work, CustomerId customer, Collection<SearchKey> keys) {
    Handle handle = JdbcUnitOfWork.handle(work);
    Card card = cards(handle, SearchPart.DOCUMENTS, List.of(customer)).get(customer);
    if (card == null) {
      throw new IllegalArgumentException("a customer is named before its keys are saved");
    }
    Rows rows = new Rows();
    SearchEntries.of(card.sortName(), SearchPart.DOCUMENTS, keys)
        .forEach(entry -> rows.add(customer, card.sortName(), entry));
    rows.insert(handle, SearchPart.DOCUMENTS);
  }

  /** A row of {@code search_customer}: the keys of one part. */
  private record Card(String sortName, List<String> texts) {

    List<SearchEntry> entries(SearchPart part) {
      return SearchEntries.of(sortName, part, SearchKey.ofTexts(texts));
    }
  }

  private static Map<CustomerId, Card> cards(
      Handle handle, SearchPart part, Collection<CustomerId> customers) {
    Map<CustomerId, Card> cards = new HashMap<>();
    handle
        .createQuery(
            """
            select customer_id, sort_name, registration, contact_points, former_ids
            from $schema.search_customer where customer_id = any(:ids)""")
        .bind("ids", Values.uuids(customers))
        .map(
            (row, context) ->
                Map.entry(
                    Values.id(row, "customer_id"),
                    new Card(
                        row.getString("sort_name"),
                        part == SearchPart.DOCUMENTS
                            ? List.of()
                            : Values.texts(row, column(part)))))
        .forEach(entry -> cards.put(entry.getKey(), entry.getValue()));
    return cards;
  }

  private static String column(SearchPart part) {
    return switch (part) {
      case REGISTRATION -> "registration";
      case CONTACT_POINTS -> "contact_points";
      case FORMER_IDS -> "former_ids";
      case DOCUMENTS -> throw new IllegalArgumentException("documents have no column of keys");
    };
  }

  private static void keep(
      Handle handle, SearchPart part, Map<CustomerId, List<String>> textsByCustomer) {
    if (textsByCustomer.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "update $schema.search_customer set %s = :keys where customer_id = :id"
                .formatted(column(part)));
    textsByCustomer.forEach(
        (customer, texts) ->
            batch.bind("id", customer.value()).bind("keys", texts.toArray(String[]::new)).add());
    batch.execute();
  }

  private static void list(
      Handle handle,
      SearchPart part,
      Map<CustomerId, List<SearchEntry>> listed,
      Map<CustomerId, Card> cards) {
    if (listed.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            "delete from $schema.search_entry where customer_id = any(:ids) and part = :part")
        .bind("ids", Values.uuids(listed.keySet()))
        .bind("part", part.code())
        .execute();
    Rows rows = new Rows();
    listed.forEach(
        (customer, entries) -> {
          String name = Objects.requireNonNull(cards.get(customer)).sortName();
          entries.forEach(entry -> rows.add(customer, name, entry));
        });
    rows.insert(handle, part);
  }

  /** Entries on their way into the index, column by column. */
  private static final class Rows {

    private final List<Integer> lists = new ArrayList<>();
    private final List<UUID> customers = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    void add(CustomerId customer, String name, SearchEntry entry) {
      lists.add(entry.list().code());
      customers.add(customer.value());
      keys.add(entry.key());
      names.add(name);
      values.add(entry.value());
    }

    void insert(Handle handle, SearchPart part) {
      handle
          .createUpdate(
              """
              insert into $schema.search_entry (list, part, customer_id, key, sort_name, value)
              select list, :part, customer_id, key, sort_name, value
              from unnest(:lists, :customers, :keys, :names, :values)
                as given (list, customer_id, key, sort_name, value)
              on conflict do nothing""")
          .bind("part", part.code())
          .bind("lists", lists.toArray(Integer[]::new))
          .bind("customers", customers.toArray(UUID[]::new))
          .bind("keys", keys.toArray(String[]::new))
          .bind("names", names.toArray(String[]::new))
          .bind("values", values.toArray(String[]::new))
          .execute();
    }
  }

  @Override
  public String part() {
    return "searchKeys";
  }

  /** Hands out nothing: what is kept here repeats what its features hand out. */
  @Override
  public void export(UnitOfWork work, CustomerId customer, Consumer<Map<String, Object>> record) {}

  @Override
  public void erase(UnitOfWork work, CustomerId customer) {
    Handle handle = JdbcUnitOfWork.handle(work);
    handle.execute("delete from $schema.search_entry where customer_id = ?", customer.value());
    handle.execute("delete from $schema.search_customer where customer_id = ?", customer.value());
  }

  /** Hands over nothing: who takes over a value saves its keys. */
  @Override
  public void reassign(UnitOfWork work, CustomerId from, CustomerId to) {}
}
