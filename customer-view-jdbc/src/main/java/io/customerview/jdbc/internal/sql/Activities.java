package io.customerview.jdbc.internal.sql;

import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.message.Activity;
import io.customerview.message.ActivityQuery;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.shared.DocumentId;
import io.customerview.shared.UnitOfWork;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happened to messages that carried a document. Beside such an interaction stands what its
 * message is listed by. A page reads of each kind, apart in test mode and not, as many as it has
 * lines, along an index, and shows the latest of all: what it reads hangs on how many kinds there
 * are, and not on how much happened.
 */
final class Activities {

  private static final List<String> KINDS =
      Stream.of(InteractionKind.values()).map(InteractionKind::name).toList();

  private static final String READ =
      """
      select message.id, message.name, message.channel, message.contact_channel, message.automation_id,
        message.automation_name, message.automation_version, message.agent, message.campaign, message.destination,
        message.sent_at, message.test, message.certificate, message.latest_kind, message.latest_at,
        one.message_id, one.kind, one.at, one.event_id
      from (
        select latest.*, listed.place
        from unnest(:kinds) with ordinality as listed (kind, place)
        cross join (values %s) as mode (test)
        cross join lateral (
          select message_id, key, kind, at, event_id from $schema.interaction
          where document_id = :document and kind = listed.kind and interaction.test = mode.test %s
          order by at desc, message_id desc, key desc
          limit :limit) latest
        %s
        order by latest.at desc, latest.message_id desc, listed.place desc, latest.key desc
        limit :limit) one
      join $schema.message message on message.id = one.message_id
      order by one.at desc, one.message_id desc, one.place desc, one.key desc""";

  private Activities() {}

  static List<Activity> of(
      UnitOfWork work,
      DocumentId document,
      ActivityQuery query,
      ZoneId zone,
      Optional<Interaction> after,
      int limit) {
    Map<String, Object> values = new HashMap<>();
    String where = query.channel().map(only -> JdbcMessages.channel(only, values)).orElse("");
    where += JdbcMessages.within(query.days(), "at", zone, values);
    where += after.map(last -> behind(last, values)).orElse("");
    String modes = query.withTest() ? "(false), (true)" : "(false)";
    String kinds = query.event().map(only -> only(only, values)).orElse("");
    return JdbcUnitOfWork.handle(work)
        .createQuery(READ.formatted(modes, where, kinds))
        .bindMap(values)
        .bind("document", document.value())
        .bind("kinds", KINDS.toArray(String[]::new))
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Activity(
                    MessageRows.line(Columns.of(row)), MessageRows.interaction(Columns.of(row))))
        .list();
  }

  private static String only(InteractionKind kind, Map<String, Object> values) {
    values.put("event", kind.name());
    return "where listed.kind = :event";
  }

  private static String behind(Interaction last, Map<String, Object> values) {
    values.put("lastAt", Values.utc(last.at()));
    values.put("lastMessage", last.message().value());
    values.put("lastPlace", KINDS.indexOf(last.kind().name()) + 1);
    values.put("lastKey", last.key());
    return " and (at, message_id, listed.place, key) < (:lastAt, :lastMessage, :lastPlace, :lastKey)";
  }
}
