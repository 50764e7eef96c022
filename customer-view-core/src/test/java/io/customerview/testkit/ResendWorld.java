package io.customerview.testkit;

import io.customerview.AgentView;
import io.customerview.access.Agent;
import io.customerview.audit.AuditEntry;
import io.customerview.contact.Address;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.document.DocumentFile;
import io.customerview.document.DocumentResend;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.document.SentBy;
import io.customerview.identity.DocumentNumber;
import io.customerview.message.AutomationVersion;
import io.customerview.message.MessageContent;
import io.customerview.message.MessageRow;
import io.customerview.message.ResendTo;
import io.customerview.message.SentMessage;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.FileId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.MessageId;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.Refusal;
import io.customerview.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer to whom messages and documents were sent that can be sent again. */
final class ResendWorld {

  static final Address PHONE = Address.phone("(11) 91234-5678");

  final Address typed = OutboxWorld.email();
  final RelayWorld relay;
  final CustomerId lia;
  private final String external = "crm-" + UUID.randomUUID();

  ResendWorld(Storage storage) {
    this.relay = new RelayWorld(storage, ContactPolicy.standard());
    this.lia = relay.world.person(PHONE);
    var customers = relay.world.desk.customers();
    customers.change(
        lia,
        customers.find(lia).version(),
        Registration.builder(Person.of("Lia", "Teles")).externalId(external).build());
  }

  AgentView desk() {
    return relay.world.desk;
  }

  IdempotencyKey key() {
    return new IdempotencyKey(UUID.randomUUID().toString());
  }

  SentMessage.Builder sms() {
    return on(MessageChannel.SMS);
  }

  SentMessage.Builder on(MessageChannel channel) {
    return SentMessage.builder("Fatura", channel, new Purpose("billing"), PHONE, relay.now())
        .automation(new AutomationVersion("a-9", "Boas-vindas", "4"))
        .content(MessageContent.text("Sua fatura venceu."));
  }

  /** One whose content the host has not told. */
  SentMessage.Builder without() {
    return SentMessage.builder(
        "Fatura", MessageChannel.SMS, new Purpose("billing"), PHONE, relay.now());
  }

  MessageId sent(SentMessage.Builder message) {
    MessageId id = new MessageId(UUID.randomUUID().toString());
    desk()
        .messageIntake()
        .take(List.of(MessageRow.of(1, id, lia, message.build())).iterator(), outcome -> {});
    return id;
  }

  SentMessage message(MessageId id) {
    return desk().messages().find(lia, id).message().sent();
  }

  OutgoingId resend(MessageId message, ResendTo to) {
    return resend(message, to, key());
  }

  OutgoingId resend(MessageId message, ResendTo to, IdempotencyKey key) {
    return desk().messageSending().resend(lia, message, to, key);
  }

  OutgoingId resendAs(Agent agent, MessageId message, ResendTo to) {
    return relay.world.view.as(agent).messageSending().resend(lia, message, to, key());
  }

  void refused(MessageId message, ResendTo to, Refusal refusal) {
    relay.refused(() -> resend(message, to), refusal);
  }

  /** Takes in a document whose files hold their own names. */
  DocumentId document(@Nullable SentBy automation, String... files) {
    DocumentId id = new DocumentId(UUID.randomUUID());
    NewDocument.Builder document =
        NewDocument.builder(
            id, new ExternalId(external), DocumentNumber.parse("NF-1"), "Nota", relay.now());
    if (automation != null) {
      document.sentBy(automation);
    }
    for (String file : files) {
      document.file(
          NewFile.of(
              file,
              "text/plain",
              () -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }
    desk().documentIntake().take(document.build());
    return id;
  }

  List<FileId> files(DocumentId document) {
    return desk().documents().find(document).document().files().stream()
        .map(DocumentFile::id)
        .toList();
  }

  /** Deletes the bytes of a file, as a store does that fails. */
  void lose(FileId file) {
    try {
      relay.world.files.delete(file.value());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  DocumentResend request(DocumentId document, List<FileId> files) {
    return new DocumentResend(document, files, "a-1", "1", MessageChannel.EMAIL, "t-1", typed);
  }

  DocumentResend with(
      DocumentResend request,
      String automation,
      String version,
      MessageChannel channel,
      String message) {
    return new DocumentResend(
        request.document(),
        request.files(),
        automation,
        version,
        channel,
        message,
        channel.equals(MessageChannel.EMAIL) ? request.destination() : PHONE);
  }

  DocumentResend to(DocumentResend request, Address destination) {
    return new DocumentResend(
        request.document(),
        request.files(),
        request.automation(),
        request.version(),
        request.channel(),
        request.message(),
        destination);
  }

  OutgoingId resend(DocumentResend request) {
    return desk().documentSending().resend(request, key());
  }

  void refused(DocumentResend request, Refusal refusal) {
    relay.refused(() -> resend(request), refusal);
  }

  List<ContactPoint> points() {
    return desk().contacts().of(lia).points();
  }

  List<AuditEntry> trail() {
    return relay.trail(lia);
  }

  AuditEntry entryWith(String event) {
    return trail().stream()
        .filter(
            entry ->
                entry.happenings().stream().anyMatch(happening -> happening.event().equals(event)))
        .findFirst()
        .orElseThrow();
  }
}
