package io.customerview.message;

import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.MessageId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A message (mensagem) that was sent to a customer (INT-1). Immutable.
 *
 * @param id the host's id
 * @param customer to whom
 * @param sent what it says and how it went
 * @param latest its latest status (INT-6); empty before the first report
 */
public record Message(
    MessageId id, CustomerId customer, SentMessage sent, Optional<MessageStatus> latest) {

  /** The name of this part in an export. */
  public static final String PART = "messages";

  public Message {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(sent, "sent");
    Objects.requireNonNull(latest, "latest");
  }

  /** Obtains a message of which nothing was reported yet. */
  static Message of(MessageId id, CustomerId customer, SentMessage sent) {
    return new Message(id, customer, sent, Optional.empty());
  }

  /**
   * Returns the id under which caps count the message (CNT-14): the same for the same message,
   * whoever hands it over.
   */
  public UUID handOverId() {
    return handOverIdOf(id);
  }

  static UUID handOverIdOf(MessageId id) {
    return UUID.nameUUIDFromBytes(("message " + id.value()).getBytes(StandardCharsets.UTF_8));
  }

  /** Returns this message with a certificate. */
  Message certified(URI link) {
    return new Message(id, customer, sent.certified(link), latest);
  }

  /** Returns this message as another customer's, into which its own was merged. */
  public Message reassignedTo(CustomerId other) {
    return new Message(id, other, sent, latest);
  }

  /** Returns this message with another latest status (INT-6). */
  Message with(Optional<MessageStatus> status) {
    return new Message(id, customer, sent, status);
  }

  /**
   * Returns this message as it is exported (PRIV-1), with its interactions: the same fields from
   * every storage.
   */
  public Map<String, Object> toRecord(List<Interaction> interactions) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", id.value());
    fields.put("name", sent.name());
    fields.put("channel", sent.channel().code());
    fields.put("purpose", sent.purpose().code());
    sent.automation()
        .ifPresent(
            automation -> {
              fields.put("automation", automation.id());
              fields.put("automationName", automation.name());
              fields.put("automationVersion", automation.version());
            });
    sent.campaign().ifPresent(text -> fields.put("campaign", text));
    sent.template().ifPresent(text -> fields.put("template", text));
    fields.put("destination", sent.destination().display());
    sent.content()
        .ifPresent(
            content -> {
              fields.put("mediaType", content.mediaType());
              content.subject().ifPresent(text -> fields.put("subject", text));
              fields.put("body", content.body());
            });
    sent.sender().ifPresent(text -> fields.put("sender", text));
    fields.put("at", sent.at());
    fields.put("test", sent.test());
    sent.document().map(DocumentId::toString).ifPresent(text -> fields.put("document", text));
    if (!sent.files().isEmpty()) {
      fields.put("files", sent.files().stream().map(FileId::toString).toList());
    }
    sent.caseId().ifPresent(about -> fields.put("case", about.value()));
    sent.certificate().ifPresent(link -> fields.put("certificate", link.toString()));
    fields.put(
        "interactions",
        interactions.stream()
            .map(
                one ->
                    one.kind()
                        + " "
                        + one.at()
                        + one.eventId().map(event -> " " + event).orElse(""))
            .toList());
    return fields;
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "Message[" + sent.channel() + ", " + sent.at() + "]";
  }
}
