package io.customerview.jdbc.internal.sql;

import io.customerview.contact.Address;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.IntendedMessage.Recipient;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.message.AnsweredRequest;
import io.customerview.message.AutomationVersion;
import io.customerview.message.Claimed.Unreadable;
import io.customerview.message.MessageContent;
import io.customerview.message.MessageRefusal.OutgoingUnreadable;
import io.customerview.message.OutboxEntry;
import io.customerview.message.OutboxEntry.Tried;
import io.customerview.message.OutboxLine;
import io.customerview.message.Outgoing;
import io.customerview.message.OutgoingState;
import io.customerview.message.OutgoingState.Denied;
import io.customerview.message.OutgoingState.HandedOver;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.OutgoingState.Leased;
import io.customerview.message.OutgoingState.Retrying;
import io.customerview.message.OutgoingState.SetAside;
import io.customerview.message.OutgoingState.Waiting;
import io.customerview.shared.AgentId;
import io.customerview.shared.CaseId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** Entries of the outbox as rows. */
final class OutboxRows {

  /** Of an agent or of support these are not the customer's. */
  private static final Set<String> THEIR_OWN =
      Set.of("destination", "address", "tried_address", "sender", "media_type", "subject", "body");

  private OutboxRows() {}

  static void bind(SqlStatement<?> statement, OutboxEntry entry) {
    Outgoing message = entry.message();
    IntendedMessage intended = message.intended();
    Optional<AutomationVersion> automation = message.automation();
    statement
        .bind("customer", entry.customer().value())
        .bind("recipient", intended.recipient().name())
        .bind("channel", intended.channel().code())
        .bind("contactChannel", intended.channel().contactChannel().name())
        .bind("purpose", intended.purpose().code())
        .bind("destination", intended.destination().map(Addresses::write).orElse(null))
        .bind("name", message.name())
        .bind("mediaType", message.content().mediaType())
        .bind("subject", message.content().subject().orElse(null))
        .bind("body", message.content().body())
        .bind("automation", automation.map(AutomationVersion::id).orElse(null))
        .bind("automationName", automation.map(AutomationVersion::name).orElse(null))
        .bind("automationVersion", automation.map(AutomationVersion::version).orElse(null))
        .bind("campaign", message.campaign().orElse(null))
        .bind("template", message.template().orElse(null))
        .bind("sender", message.sender().orElse(null))
        .bind("caseId", message.caseId().map(CaseId::value).orElse(null))
        .bindByType("document", message.document().map(DocumentId::value).orElse(null), UUID.class)
        .bind("files", MessageRows.files(message.files()))
        .bind("test", message.test())
        .bind("agent", entry.by().value())
        .bind("created", Values.utc(entry.createdAt()));
    bindOpen(statement, entry);
    bindEnd(statement, entry.state());
  }

  /** The state of one that is open. */
  static void bindOpen(SqlStatement<?> statement, OutboxEntry entry) {
    bindState(statement, entry);
    statement.bindByType(
        "due", entry.state().due().map(Values::utc).orElse(null), OffsetDateTime.class);
  }

  /** The state of one that has come to its end. */
  static void bindEnded(SqlStatement<?> statement, OutboxEntry entry) {
    bindState(statement, entry);
    bindEnd(statement, entry.state());
  }

  private static void bindState(SqlStatement<?> statement, OutboxEntry entry) {
    statement
        .bind("id", entry.id().value())
        .bind("state", entry.state().kind().name())
        .bind("codes", entry.state().codes().toArray(String[]::new))
        .bind("lease", entry.lease())
        .bind("attempts", entry.attempts())
        .bindByType(
            "triedAt",
            entry.tried().map(last -> Values.utc(last.at())).orElse(null),
            OffsetDateTime.class)
        .bind(
            "triedAddress",
            entry.tried().map(last -> Addresses.write(last.address())).orElse(null));
  }

  private static void bindEnd(SqlStatement<?> statement, OutgoingState state) {
    Optional<HandedOver> handedOver =
        state instanceof HandedOver handed ? Optional.of(handed) : Optional.empty();
    statement
        .bindByType("ended", state.endedAt().map(Values::utc).orElse(null), OffsetDateTime.class)
        .bind("address", handedOver.map(handed -> Addresses.write(handed.address())).orElse(null))
        .bind("reference", handedOver.flatMap(HandedOver::reference).orElse(null));
  }

  /** Returns an entry; refuses one that can't be read as it is stored. */
  static OutboxEntry entry(ResultSet row) throws SQLException {
    return readable(row).orElseThrow(() -> new RefusedException(new OutgoingUnreadable()));
  }

  /**
   * Returns an entry, or empty if it can't be read as it is stored: its values check themselves.
   */
  static Optional<OutboxEntry> readable(ResultSet row) throws SQLException {
    try {
      return Optional.of(read(row));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static OutboxEntry read(ResultSet row) throws SQLException {
    return new OutboxEntry(
        new OutgoingId(row.getObject("id", UUID.class)),
        row.getLong("place"),
        message(row),
        new AgentId(row.getString("agent")),
        Values.instant(row, "created_at"),
        state(row),
        row.getLong("lease"),
        row.getInt("attempts"),
        tried(row));
  }

  private static Optional<Tried> tried(ResultSet row) throws SQLException {
    Optional<Address> address = address(row, MessageRows.channel(Columns.of(row)), "tried_address");
    return address.isEmpty()
        ? Optional.empty()
        : Optional.of(new Tried(Values.instant(row, "tried_at"), address.get()));
  }

  /** Returns what is known of a message whatever can't be read of it. */
  static Unreadable unreadable(ResultSet row, Instant until) throws SQLException {
    return new Unreadable(
        new OutgoingId(row.getObject("id", UUID.class)),
        Values.id(row, "customer_id"),
        row.getString("channel"),
        until);
  }

  static OutboxLine line(ResultSet row) throws SQLException {
    return new OutboxLine(
        new OutgoingId(row.getObject("id", UUID.class)),
        row.getLong("place"),
        Values.id(row, "customer_id"),
        Recipient.valueOf(row.getString("recipient")),
        row.getString("channel"),
        row.getString("name"),
        new AgentId(row.getString("agent")),
        Values.instant(row, "created_at"),
        Kind.valueOf(row.getString("state")),
        moment(row, "due"),
        moment(row, "ended_at"),
        Values.texts(row, "codes"),
        row.getInt("attempts"));
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** Returns an entry as it is exported, one that can't be read column by column. */
  static Map<String, Object> record(ResultSet row) throws SQLException {
    Optional<OutboxEntry> entry = readable(row);
    return entry.isPresent() ? entry.get().toRecord() : columns(row);
  }

  private static Map<String, Object> columns(ResultSet row) throws SQLException {
    Map<String, Object> fields = new LinkedHashMap<>();
    boolean isTheirs = Recipient.valueOf(row.getString("recipient")) == Recipient.CUSTOMER;
    ResultSetMetaData columns = row.getMetaData();
    for (int index = 1; index <= columns.getColumnCount(); index++) {
      String name = columns.getColumnName(index);
      String text = row.getString(index);
      if (text != null && (isTheirs || !THEIR_OWN.contains(name))) {
        fields.put(name, text);
      }
    }
    return fields;
  }

  static AnsweredRequest request(ResultSet row) throws SQLException {
    return new AnsweredRequest(
        new IdempotencyKey(row.getString("key")),
        row.getString("digest"),
        Values.id(row, "customer_id"),
        new OutgoingId(row.getObject("outgoing_id", UUID.class)),
        Values.instant(row, "at"));
  }

  private static Outgoing message(ResultSet row) throws SQLException {
    MessageChannel channel = MessageRows.channel(Columns.of(row));
    return new Outgoing(
        Values.id(row, "customer_id"),
        new IntendedMessage(
            channel,
            new Purpose(row.getString("purpose")),
            Recipient.valueOf(row.getString("recipient")),
            address(row, channel, "destination")),
        row.getString("name"),
        new MessageContent(
            row.getString("media_type"),
            Optional.ofNullable(row.getString("subject")),
            row.getString("body")),
        MessageRows.automation(Columns.of(row)),
        Optional.ofNullable(row.getString("campaign")),
        Optional.ofNullable(row.getString("template")),
        Optional.ofNullable(row.getString("sender")),
        Optional.ofNullable(row.getString("case_id")).map(CaseId::new),
        Optional.ofNullable(row.getObject("document_id", UUID.class)).map(DocumentId::new),
        MessageRows.files(Columns.of(row)),
        row.getBoolean("test"));
  }

  private static Optional<Address> address(ResultSet row, MessageChannel channel, String column)
      throws SQLException {
    return Optional.ofNullable(row.getString(column))
        .map(text -> Addresses.read(channel.contactChannel(), text));
  }

  private static OutgoingState state(ResultSet row) throws SQLException {
    Kind kind = Kind.valueOf(row.getString("state"));
    Instant moment =
        row.getObject("due") == null ? Values.instant(row, "ended_at") : Values.instant(row, "due");
    var codes = Values.texts(row, "codes");
    return switch (kind) {
      case WAITING -> new Waiting(moment, codes);
      case RETRYING -> new Retrying(moment, codes.get(0));
      case LEASED -> new Leased(moment);
      case DENIED -> new Denied(moment, codes);
      case SET_ASIDE -> new SetAside(moment, codes.get(0));
      case HANDED_OVER ->
          new HandedOver(
              moment,
              address(row, MessageRows.channel(Columns.of(row)), "address").orElseThrow(),
              Optional.ofNullable(row.getString("reference")));
    };
  }
}
