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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What customers are found by, in PostgreSQL. Many customers cost as many statements as one. */
public final class JdbcSearchKeys implements SearchKeys {

  @Override
  public void rename(UnitOfWork work, Map<CustomerId, String> sortNames) {
    Handle handle = JdbcUnitOfWork.handle(work);
    List<CustomerId> customers = List.copyOf(sortNames.keySet());
    UUID[] ids = Values.uuids(customers);
    handle
        .createUpdate(
            """
            insert into $schema.search_customer as present (customer_id, sort_name)
            select * from unnest(:ids, :names)
            on conflict (customer_id) do update set sort_name = excluded.sort_name
            where present.sort_name <> excluded.sort_name""")
        .bind("ids", ids)
        .bind("names", customers.stream().map(sortNames::get).toArray(String[]::new))
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
    Map<CustomerId, String> names = names(handle, keysByCustomer.keySet());
    if (names.size() < keysByCustomer.size()) {
      throw new IllegalArgumentException("a customer is named before its keys are saved");
    }
    handle
        .createUpdate(
            "delete from $schema.search_entry where customer_id = any(:ids) and part = :part")
        .bind("ids", Values.uuids(keysByCustomer.keySet()))
        .bind("part", part.code())
        .execute();
    keep(handle, part, keysByCustomer);
    Rows rows = new Rows();
    names.forEach(
        (customer, name) -> {
          Collection<SearchKey> keys = keysByCustomer.get(customer);
          if (keys != null) {
            SearchEntries.of(name, part, keys).forEach(entry -> rows.add(customer, name, entry));
          }
        });
    rows.insert(handle, part);
  }

  private static Map<CustomerId, String> names(Handle handle, Collection<CustomerId> customers) {
    Map<CustomerId, String> names = new HashMap<>();
    handle
        .createQuery(
            """
            select customer_id, sort_name from $schema.search_customer
            where customer_id = any(:ids)""")
        .bind("ids", Values.uuids(customers))
        .map(
            (row, context) ->
                Map.entry(
                    new CustomerId(row.getObject("customer_id", UUID.class)),
                    row.getString("sort_name")))
        .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
    return names;
  }

  /** Documents are as many as they are: their keys are kept as entries only. */
  private static void keep(
      Handle handle,
      SearchPart part,
      Map<CustomerId, ? extends Collection<SearchKey>> keysByCustomer) {
    if (part == SearchPart.DOCUMENTS || keysByCustomer.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            part == SearchPart.REGISTRATION
                ? "update $schema.search_customer set registration = :keys where customer_id = :id"
                : "update $schema.search_customer set contact_points = :keys where customer_id = :id");
    keysByCustomer.forEach(
        (customer, keys) ->
            batch
                .bind("id", customer.value())
                .bind("keys", SearchKey.toTexts(keys).toArray(String[]::new))
                .add());
    batch.execute();
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
                as given (list, customer_id, key, sort_name, value)""")
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
