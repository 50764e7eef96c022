package io.customerview.jdbc.internal.sql;

import io.customerview.acceptance.Acceptance;
import io.customerview.cases.CustomerCase;
import io.customerview.contact.ContactRecords;
import io.customerview.contact.HandOver;
import io.customerview.contact.Pause;
import io.customerview.contract.Contract;
import io.customerview.document.Document;
import io.customerview.document.Restore;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.journey.JourneyEntry;
import io.customerview.merge.Merge;
import io.customerview.merge.MergeConflict;
import io.customerview.message.Message;
import io.customerview.message.OutboxEntry;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.UnitOfWork;
import io.customerview.timeline.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * The rows that merges have handed over or taken away, table by table. What is handed over is known
 * by its key, with a digest of what it was then; what is taken away is kept whole.
 */
final class MergedRows {

  private static final String EVENT_WITH_PEOPLE =
      """
      $schema.row_digest(item, digested.columns) || coalesce((
        select string_agg(concat_ws(' ', other.position, other.agent, other.customer_id), ',' order by other.position)
        from $schema.event_participant other where other.event_id = item.id), '')""";

  /** Without people who were erased, who take part in nothing any more. */
  private static final String PEOPLE_PRESENT =
      """
      left(%1$s, 32) || coalesce((
        select string_agg(noted.one, ',' order by noted.place)
        from unnest(string_to_array(substr(%1$s, 33), ',')) with ordinality noted (one, place)
        where noted.one !~ ' [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
          or exists (select 1 from $schema.customer known where known.id::text = right(noted.one, 36))
          or exists (select 1 from $schema.customer_alias known where known.former_id::text = right(noted.one, 36))), '')""";

  private static final String DOCUMENT_WITH_FILES =
      """
      $schema.row_digest(item, digested.columns) || coalesce((
        select md5(string_agg(concat_ws(' ', file.id, file.name, file.deleted_at at time zone 'UTC'), ',' order by file.id))
        from $schema.document_file file where file.document_id = item.id), '')""";

  private static final String ROW = "$schema.row_digest(item, digested.columns)";

  /** The tables of which rows are handed over. */
  static final List<Moved> MOVED =
      List.of(
          new Moved(ContactRecords.POINTS, "contact_point", "id", Optional.empty()),
          new Moved(ContactRecords.CONSENTS, "consent_entry", "sequence", Optional.empty()),
          new Moved(ContactRecords.HISTORY, "contact_history", "sequence", Optional.empty()),
          new Moved(HandOver.PART, "hand_over", "id", Optional.of(ROW)),
          new Moved(Pause.PART, "pause", "id", Optional.of(ROW)),
          new Moved(Contract.PART, "contract", "id", Optional.of(ROW)),
          new Moved(Acceptance.PART, "acceptance", "document_id", Optional.of(ROW)),
          new Moved(Restore.PART, "restore", "file_id", Optional.of(ROW)),
          new Moved(Document.PART, "document", "id", Optional.of(DOCUMENT_WITH_FILES)),
          new Moved(Message.PART, "message", "id", Optional.of(ROW)),
          new Moved(Message.PART, "inbound", "id", Optional.of(ROW)),
          new Moved(OutboxEntry.PART, "outbox", "id", Optional.of(ROW)),
          new Moved(OutboxEntry.PART, "outbox_request", "key", Optional.empty()),
          new Moved(JourneyEntry.PART, "journey_history", "sequence", Optional.empty()),
          new Moved(Event.PART, "event", "id", Optional.of(EVENT_WITH_PEOPLE)),
          new Moved(CustomerCase.PART, "customer_case", "number", Optional.of(ROW)),
          new Moved(Merge.PART, "merge", "id", Optional.empty()));

  /** The tables whose rows are taken away, in the order in which they are put back. */
  static final List<String> KEPT =
      List.of(
          "customer",
          "identity_document",
          "search_customer",
          "search_entry",
          "customer_journey",
          "customer_stage",
          "customer_milestone",
          "portfolio_import_change",
          "portfolio_import_stage",
          "portfolio_import_milestone");

  /**
   * The tables of customers that follow from others: an interaction is its message's, the rest is
   * worked out again.
   */
  static final List<String> FOLLOWING =
      List.of(
          "interaction",
          "interaction_total",
          "message_total",
          "renewal",
          "outbox_lane",
          "segment_member",
          "segment_turn");

  /** What was done with already at the merge goes after a while, by nobody's decision. */
  private static final Map<String, String> DONE =
      Map.of("outbox", "item.state in ('HANDED_OVER', 'DENIED')");

  /**
   * What goes for reasons of its own, or of somebody else's: there is nothing to give back then.
   */
  private static final Set<String> GOING = Set.of("restore", "event_participant");

  private static final List<Digested> DIGESTED = digested();

  /**
   * What a later migration adds to a table says nothing about a change since the merge. Nor does
   * the revision of an event, which the undoing of a later merge raises, or how new the host's row
   * is, which came again and said the same.
   */
  private static final String NOTE_COLUMNS =
      """
      insert into $schema.merge_digested (merge_id, relation, columns)
      select :merge, relation, (
        select array_agg(attname::text) from pg_attribute
        where attrelid = ('$schema.' || relation)::regclass and attnum > 0 and not attisdropped
          and attname <> 'customer_id' and (relation, attname::text) not in (
            ('event', 'revision'), ('contract', 'as_of'), ('customer_case', 'as_of'), ('customer_case', 'sequence')))
      from unnest(array['%s']) relation"""
          .formatted(
              String.join("', '", DIGESTED.stream().map(Digested::table).distinct().toList()));

  /** The columns of rows that were kept; what was added to the table later has its default. */
  private static final String KEPT_COLUMNS =
      """
      select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = '$schema.%1$s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
        and attname::text in (
          select jsonb_object_keys(kept.row) from $schema.merge_kept kept
          where kept.merge_id = :merge and kept.relation = '%1$s')""";

  /** What tells of past moments, and is read as of one. */
  private static final List<String> TOLD =
      List.of("consent_entry", "contact_history", "hand_over", "pause");

  private static final String BROUGHT_AFTER =
      """
      select item.id from $schema.%1$s item
      where item.customer_id = :customer and exists (
        select 1 from $schema.merge
        join $schema.merge_moved moved on moved.merge_id = merge.id
        where merge.customer_id = :customer and merge.at > :moment and moved.relation = '%1$s'
          and moved.key = item.%2$s::text)""";

  /** Whose events these are is not locked: the duplicate only takes part in them. */
  private static final String HOLD_EVENTS =
      """
      select item.id from $schema.event item
      join $schema.merge_moved moved on item.id = moved.key::uuid
      where moved.merge_id = :merge and moved.relation = 'event_participant'
      order by item.id for update of item""";

  private static final String PAIRS = "not_duplicate";

  /** Those that the survivor gets. */
  private static final String NOTE_PAIRS =
      """
      insert into $schema.merge_moved (merge_id, relation, key)
      select :merge, 'not_duplicate', pair.other_id::text
      from $schema.not_duplicate pair
      where pair.customer_id = :former and pair.other_id <> :survivor and not exists (
        select 1 from $schema.not_duplicate known
        where known.customer_id = :survivor and known.other_id = pair.other_id)""";

  private static final String REMOVE_PAIRS =
      """
      delete from $schema.not_duplicate pair using $schema.merge_moved moved
      where moved.merge_id = :merge and moved.relation = 'not_duplicate'
        and ((pair.customer_id = :survivor and pair.other_id = moved.key::uuid)
          or (pair.other_id = :survivor and pair.customer_id = moved.key::uuid))""";

  /** The other one may be gone. */
  private static final String PUT_BACK_PAIRS =
      """
      insert into $schema.not_duplicate (customer_id, other_id, said_at)
      select pair.customer_id, pair.other_id, pair.said_at
      from $schema.merge_kept kept
      cross join lateral jsonb_populate_record(null::$schema.not_duplicate, kept.row) pair
      join $schema.customer one on one.id = pair.customer_id
      join $schema.customer other on other.id = pair.other_id
      where kept.merge_id = :merge and kept.relation = 'not_duplicate'""";

  private MergedRows() {}

  /**
   * A table of which rows are handed over.
   *
   * @param part the part that it belongs to
   * @param table its name
   * @param key the column that tells one row from another
   * @param digest what tells whether a row has changed; empty where rows don't, or others look
   */
  record Moved(String part, String table, String key, Optional<String> digest) {}

  /**
   * A digest that tells whether rows have changed.
   *
   * @param part the part that they belong to
   * @param relation under which name they are noted
   * @param table where they stand
   * @param key the column that tells one row from another
   * @param digest what is compared
   * @param isOwned whether they are still to be of the customer that has them
   */
  private record Digested(
      String part, String relation, String table, String key, String digest, boolean isOwned) {

    /** Returns what is noted: the digest, and behind it whether the row may go. */
    String noted() {
      return DONE.containsKey(table)
          ? "%s || case when %s then ' done' else '' end".formatted(digest, DONE.get(table))
          : digest;
    }

    /** Returns what tells whether the row is as it was noted. */
    String same() {
      return table.equals("event")
          ? present(digest) + " = " + present("moved.digest")
          : digest + " = split_part(moved.digest, ' ', 1)";
    }

    private static String present(String digest) {
      return PEOPLE_PRESENT.formatted("(" + digest + ")");
    }

    /** Returns which of the rows that are not as they were noted count. */
    String counting() {
      String there =
          "exists (select 1 from $schema.%s item where item.%s::text = moved.key)"
              .formatted(table, key);
      if (GOING.contains(relation)) {
        return "and " + there;
      }
      return DONE.containsKey(table) ? "and (moved.digest not like '% done' or " + there + ")" : "";
    }
  }

  private static List<Digested> digested() {
    List<Digested> all = new ArrayList<>();
    for (Moved moved : MOVED) {
      moved
          .digest()
          .ifPresent(
              digest ->
                  all.add(
                      new Digested(
                          moved.part(), moved.table(), moved.table(), moved.key(), digest, true)));
    }
    all.add(new Digested(Event.PART, "event_participant", "event", "id", EVENT_WITH_PEOPLE, false));
    return List.copyOf(all);
  }

  /** Notes what is going to be handed over or taken away. */
  static void note(UnitOfWork work, Merge merge) {
    Handle handle = JdbcUnitOfWork.handle(work);
    for (Moved moved : MOVED) {
      run(
          handle,
          merge,
          """
          insert into $schema.merge_moved (merge_id, relation, key, digest)
          select :merge, '%1$s', item.%2$s::text, %3$s
          from $schema.%1$s item where item.customer_id = :former"""
              .formatted(
                  moved.table(),
                  moved.key(),
                  moved.table().equals("contact_point") ? "item.consent" : "null"));
    }
    run(
        handle,
        merge,
        """
        insert into $schema.merge_moved (merge_id, relation, key)
        select distinct :merge, 'event_participant', event_id::text
        from $schema.event_participant where customer_id = :former""");
    for (String table : KEPT) {
      keep(handle, merge, table, "item.customer_id = :former");
    }
    keep(handle, merge, "segment_member", "item.customer_id in (:former, :survivor)");
    run(handle, merge, NOTE_PAIRS);
    keep(handle, merge, PAIRS, ":former in (item.customer_id, item.other_id)");
    keep(handle, merge, "outbox", "item.customer_id = :former and item.state = 'LEASED'");
    keep(
        handle,
        merge,
        "event_participant",
        """
        item.customer_id in (:former, :survivor) and exists (
          select 1 from $schema.event_participant one
          where one.event_id = item.event_id and one.customer_id = :former)""");
  }

  private static void keep(Handle handle, Merge merge, String table, String which) {
    String own = table.equals("customer") ? which.replace("customer_id", "id") : which;
    run(
        handle,
        merge,
        "insert into $schema.merge_kept (merge_id, relation, row) select :merge, '"
            + table
            + "', to_jsonb(item) from $schema."
            + table
            + " item where "
            + own);
  }

  /** Notes how that which was handed over is now. */
  static void noteDigests(UnitOfWork work, Merge merge) {
    Handle handle = JdbcUnitOfWork.handle(work);
    run(handle, merge, NOTE_COLUMNS);
    for (Digested each : DIGESTED) {
      run(
          handle,
          merge,
          """
          update $schema.merge_moved moved set digest = %3$s
          from $schema.%1$s item, $schema.merge_digested digested
          where moved.merge_id = :merge and moved.relation = '%2$s' and item.%4$s::text = moved.key
            and digested.merge_id = :merge and digested.relation = '%1$s'"""
              .formatted(each.table(), each.relation(), each.noted(), each.key()));
    }
  }

  /** Returns the ids of what tells of past moments and was brought after a moment. */
  static Set<UUID> broughtAfter(UnitOfWork work, CustomerId customer, Instant moment) {
    String union =
        MOVED.stream()
            .filter(moved -> TOLD.contains(moved.table()))
            .map(moved -> BROUGHT_AFTER.formatted(moved.table(), moved.key()))
            .collect(Collectors.joining(" union all "));
    return JdbcUnitOfWork.handle(work)
        .createQuery(union)
        .bind("customer", customer.value())
        .bind("moment", Values.utc(moment))
        .mapTo(UUID.class)
        .set();
  }

  /** Returns the contracts that were handed over. */
  static Set<ContractId> contracts(UnitOfWork work, Merge merge) {
    return JdbcUnitOfWork.handle(work)
        .createQuery(
            "select key from $schema.merge_moved where merge_id = :merge and relation = 'contract'")
        .bind("merge", merge.id().value())
        .map((row, context) -> new ContractId(row.getString("key")))
        .set();
  }

  /** Returns what is not any more as it was noted, and keeps it from changing. */
  static List<MergeConflict> conflicts(UnitOfWork work, Merge merge) {
    Handle handle = JdbcUnitOfWork.handle(work);
    handle.createQuery(HOLD_EVENTS).bind("merge", merge.id().value()).mapTo(UUID.class).list();
    List<MergeConflict> conflicts = new ArrayList<>();
    for (Digested each : DIGESTED) {
      conflicts.addAll(
          handle
              .createQuery(
                  """
                  select moved.key from $schema.merge_moved moved
                  join $schema.merge merge on merge.id = moved.merge_id
                  join $schema.merge_digested digested
                    on digested.merge_id = moved.merge_id and digested.relation = '%1$s'
                  where moved.merge_id = :merge and moved.relation = '%2$s' and not exists (
                    select 1 from $schema.%1$s item
                    where item.%3$s::text = moved.key and %4$s %5$s) %6$s
                  order by moved.key"""
                      .formatted(
                          each.table(),
                          each.relation(),
                          each.key(),
                          each.same(),
                          each.isOwned() ? "and item.customer_id = merge.customer_id" : "",
                          each.counting()))
              .bind("merge", merge.id().value())
              .map((row, context) -> new MergeConflict(each.part(), row.getString("key")))
              .list());
    }
    return conflicts.stream().distinct().toList();
  }

  /** Puts back what was taken away, and gives back what was handed over. */
  static void putBack(UnitOfWork work, Merge merge) {
    Handle handle = JdbcUnitOfWork.handle(work);
    for (String table : KEPT) {
      insertKept(handle, merge, table);
    }
    for (Moved moved : MOVED) {
      String also =
          moved.table().equals("contact_point")
              ? ", consent = moved.digest, is_primary = false"
              : "";
      run(
          handle,
          merge,
          """
          update $schema.%1$s item set customer_id = :former%3$s
          from $schema.merge_moved moved
          where moved.merge_id = :merge and moved.relation = '%1$s' and item.%2$s = moved.key::%4$s
            and item.customer_id = :survivor"""
              .formatted(moved.table(), moved.key(), also, typeOf(handle, moved)));
    }
    putBackParticipants(handle, merge);
    run(handle, merge, REMOVE_PAIRS);
    run(handle, merge, PUT_BACK_PAIRS);
    putBackLeases(handle, merge);
  }

  private static String typeOf(Handle handle, Moved moved) {
    return handle
        .createQuery(
            """
            select format_type(atttypid, null) from pg_attribute
            where attrelid = '$schema.%s'::regclass and attname = '%s'"""
                .formatted(moved.table(), moved.key()))
        .mapTo(String.class)
        .one();
  }

  private static void insertKept(Handle handle, Merge merge, String table) {
    insertKept(handle, merge, table, "");
  }

  private static void insertKept(Handle handle, Merge merge, String table, String which) {
    Optional<String> columns =
        handle
            .createQuery(KEPT_COLUMNS.formatted(table))
            .bind("merge", merge.id().value())
            .mapTo(String.class)
            .findOne();
    columns.ifPresent(
        known ->
            run(
                handle,
                merge,
                """
                insert into $schema.%1$s (%2$s)
                select %2$s from (
                  select item.* from $schema.merge_kept kept
                  cross join lateral jsonb_populate_record(null::$schema.%1$s, kept.row) item
                  where kept.merge_id = :merge and kept.relation = '%1$s') item %3$s"""
                    .formatted(table, known, which)));
  }

  /** Of two who had become one, both take part again. */
  private static void putBackParticipants(Handle handle, Merge merge) {
    run(
        handle,
        merge,
        """
        delete from $schema.event_participant item using $schema.merge_moved moved
        where moved.merge_id = :merge and moved.relation = 'event_participant'
          and item.event_id = moved.key::uuid and item.customer_id = :survivor""");
    insertKept(
        handle,
        merge,
        "event_participant",
        "where exists (select 1 from $schema.event where event.id = item.event_id)");
  }

  private static void putBackLeases(Handle handle, Merge merge) {
    run(
        handle,
        merge,
        """
        update $schema.outbox item set state = kept.state, codes = kept.codes
        from (
          select was.* from $schema.merge_kept kept
          cross join lateral jsonb_populate_record(null::$schema.outbox, kept.row) was
          where kept.merge_id = :merge and kept.relation = 'outbox') kept
        where item.id = kept.id""");
  }

  private static void run(Handle handle, Merge merge, String sql) {
    Update update = handle.createUpdate(sql).bind("merge", merge.id().value());
    if (sql.contains(":former")) {
      update.bind("former", merge.former().value());
    }
    if (sql.contains(":survivor")) {
      update.bind("survivor", merge.survivor().value());
    }
    update.execute();
  }
}
