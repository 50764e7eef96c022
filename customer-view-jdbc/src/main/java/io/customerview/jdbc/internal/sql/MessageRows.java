package io.customerview.jdbc.internal.sql;

import io.customerview.contact.ContactChannel;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.jdbc.internal.reading.Columns;
import io.customerview.message.AutomationVersion;
import io.customerview.message.Inbound;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.Message;
import io.customerview.message.MessageContent;
import io.customerview.message.MessageLine;
import io.customerview.message.MessageStatus;
import io.customerview.message.SentMessage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CaseId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.MessageId;
import java.net.URI;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** Messages, interactions and inbound interactions as rows. */
final class MessageRows {

  private MessageRows() {}

  static void bind(SqlStatement<?> statement, Message message) {
    SentMessage sent = message.sent();
    Optional<AutomationVersion> automation = sent.automation();
    Optional<MessageContent> content = sent.content();
    statement
        .bind("id", message.id().value())
        .bind("customer", message.customer().value())
        .bind("name", sent.name())
        .bind("channel", sent.channel().code())
        .bind("contactChannel", sent.channel().contactChannel().name())
        .bind("purpose", sent.purpose().code())
        .bind("automation", automation.map(AutomationVersion::id).orElse(null))
        .bind("automationName", automation.map(AutomationVersion::name).orElse(null))
        .bind("automationVersion", automation.map(AutomationVersion::version).orElse(null))
        .bind("campaign", sent.campaign().orElse(null))
        .bind("template", sent.template().orElse(null))
        .bind("destination", Addresses.write(sent.destination()))
        .bind("mediaType", content.map(MessageContent::mediaType).orElse(null))
        .bind("subject", content.flatMap(MessageContent::subject).orElse(null))
        .bind("body", content.map(MessageContent::body).orElse(null))
        .bind("sender", sent.sender().orElse(null))
        .bind("agent", sent.agent().map(AgentId::value).orElse(null))
        .bind("at", Values.utc(sent.at()))
        .bind("test", sent.test())
        .bindByType("document", sent.document().map(DocumentId::value).orElse(null), UUID.class)
        .bind("files", files(sent.files()))
        .bind("caseId", sent.caseId().map(CaseId::value).orElse(null))
        .bind("certificate", sent.certificate().map(URI::toString).orElse(null))
        .bind("latestKind", message.latest().map(latest -> latest.kind().name()).orElse(null))
        .bindByType(
            "latestAt",
            message.latest().map(latest -> Values.utc(latest.at())).orElse(null),
            OffsetDateTime.class);
  }

  static Message message(Columns row) throws SQLException {
    MessageChannel channel = channel(row);
    String mediaType = row.getString("media_type");
    Optional<MessageContent> content =
        mediaType == null
            ? Optional.empty()
            : Optional.of(
                new MessageContent(
                    mediaType,
                    Optional.ofNullable(row.getString("subject")),
                    row.getString("body")));
    return new Message(
        new MessageId(row.getString("id")),
        Values.id(row, "customer_id"),
        new SentMessage(
            row.getString("name"),
            channel,
            new Purpose(row.getString("purpose")),
            automation(row),
            Optional.ofNullable(row.getString("campaign")),
            Optional.ofNullable(row.getString("template")),
            Addresses.read(channel.contactChannel(), row.getString("destination")),
            content,
            Optional.ofNullable(row.getString("sender")),
            agent(row),
            Values.instant(row, "sent_at"),
            row.getBoolean("test"),
            Optional.ofNullable(row.getObject("document_id", UUID.class)).map(DocumentId::new),
            files(row),
            Optional.ofNullable(row.getString("case_id")).map(CaseId::new),
            certificate(row)),
        latest(row));
  }

  static MessageLine line(Columns row) throws SQLException {
    MessageChannel channel = channel(row);
    return new MessageLine(
        new MessageId(row.getString("id")),
        row.getString("name"),
        channel,
        automation(row),
        agent(row),
        Optional.ofNullable(row.getString("campaign")),
        Addresses.read(channel.contactChannel(), row.getString("destination")),
        Values.instant(row, "sent_at"),
        row.getBoolean("test"),
        latest(row),
        certificate(row));
  }

  static UUID[] files(List<FileId> files) {
    return files.stream().map(FileId::value).toArray(UUID[]::new);
  }

  static List<FileId> files(Columns row) throws SQLException {
    return row.getList("files", UUID.class).stream().map(FileId::new).toList();
  }

  static MessageChannel channel(Columns row) throws SQLException {
    return new MessageChannel(
        row.getString("channel"), ContactChannel.valueOf(row.getString("contact_channel")));
  }

  static Optional<AutomationVersion> automation(Columns row) throws SQLException {
    String id = row.getString("automation_id");
    return id == null
        ? Optional.empty()
        : Optional.of(
            new AutomationVersion(
                id, row.getString("automation_name"), row.getString("automation_version")));
  }

  private static Optional<AgentId> agent(Columns row) throws SQLException {
    return Optional.ofNullable(row.getString("agent")).map(AgentId::new);
  }

  private static Optional<URI> certificate(Columns row) throws SQLException {
    return Optional.ofNullable(row.getString("certificate")).map(URI::create);
  }

  private static Optional<MessageStatus> latest(Columns row) throws SQLException {
    String kind = row.getString("latest_kind");
    return kind == null
        ? Optional.empty()
        : Optional.of(
            new MessageStatus(InteractionKind.valueOf(kind), Values.instant(row, "latest_at")));
  }

  static Interaction interaction(Columns row) throws SQLException {
    return new Interaction(
        new MessageId(row.getString("message_id")),
        InteractionKind.valueOf(row.getString("kind")),
        Values.instant(row, "at"),
        Optional.ofNullable(row.getString("event_id")));
  }

  static Inbound inbound(Columns row) throws SQLException {
    return new Inbound(
        new MessageId(row.getString("id")),
        Values.id(row, "customer_id"),
        channel(row),
        Values.instant(row, "at"),
        Optional.ofNullable(row.getString("case_id")).map(CaseId::new),
        Optional.ofNullable(row.getString("campaign")));
  }
}
