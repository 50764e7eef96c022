package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.access.AccessProfile;
import io.customerview.access.AccessRefusal.NotPermitted;
import io.customerview.access.Agent;
import io.customerview.access.Permission;
import io.customerview.audit.AuditEntry;
import io.customerview.contact.Address;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.document.DocumentRefusal.FileArchived;
import io.customerview.document.DocumentRefusal.FileDeleted;
import io.customerview.document.DocumentRefusal.FileUnknown;
import io.customerview.document.DocumentRefusal.MessageNotOffered;
import io.customerview.document.DocumentRefusal.NoFileTicked;
import io.customerview.document.DocumentRefusal.NotOfAutomation;
import io.customerview.document.DocumentRefusal.VersionNotOffered;
import io.customerview.document.DocumentResend;
import io.customerview.document.SentBy;
import io.customerview.message.AutomationVersion;
import io.customerview.message.MessageRefusal.ChannelNotResent;
import io.customerview.message.MessageRefusal.ContentNotKept;
import io.customerview.message.MessageRefusal.DestinationUnfit;
import io.customerview.message.MessageRefusal.KeyReused;
import io.customerview.message.MessageRefusal.MessageUnknown;
import io.customerview.message.MessageRefusal.SendingDenied;
import io.customerview.message.MessageRefusal.TestNotResent;
import io.customerview.message.OutgoingState.Kind;
import io.customerview.message.Relayed;
import io.customerview.message.ResendTo;
import io.customerview.message.SentMessage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CommonRefusal.CustomerUnknown;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.MessageId;
import io.customerview.shared.OutgoingId;
import io.customerview.spi.Attachment;
import io.customerview.spi.OutgoingMessage;
import io.customerview.spi.Receipt;
import io.customerview.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What sending messages and documents again promises, whatever the storage. */
public interface ResendContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName("INT-7: a message is sent again as it was, on its channel, to its first destination")
  default void resend_message() {
    ResendWorld world = new ResendWorld(storage());
    MessageId first = world.sent(world.sms().campaign("cobranca").sender("Loja"));
    OutgoingId again = world.resend(first, ResendTo.first());
    world.relay.run();
    SentMessage sent = world.relay.sent(world.lia, again);
    SentMessage before = world.message(first);
    assertThat(sent.content()).isEqualTo(before.content());
    assertThat(sent.destination()).isEqualTo(before.destination());
    assertThat(sent.channel()).isEqualTo(before.channel());
    assertThat(sent.purpose()).isEqualTo(before.purpose());
    assertThat(sent.campaign()).isEqualTo(before.campaign());
    assertThat(sent.sender()).isEqualTo(before.sender());
    assertThat(sent.automation()).isEqualTo(before.automation());
    assertThat(sent.name()).isEqualTo(before.name());
    assertThat(sent.agent()).contains(new AgentId("ana"));
    assertThat(again.message()).isNotEqualTo(first);
  }

  @Test
  @DisplayName("INT-7: to another destination, which is registered only where that is asked for")
  default void resend_elsewhere() {
    ResendWorld world = new ResendWorld(storage());
    MessageId first = world.sent(world.sms());
    Address other = Address.phone("(21) 98765-4321");
    world.resend(first, ResendTo.other(other));
    assertThat(world.points()).hasSize(1);
    world.resend(first, ResendTo.registering(other));
    assertThat(world.points())
        .hasSize(2)
        .filteredOn(point -> point.address().equals(other))
        .singleElement()
        .satisfies(
            point -> {
              assertThat(point.isReleased()).as("CNT-2: not released").isFalse();
              assertThat(point.primary()).isFalse();
            });
    world.resend(first, ResendTo.registering(other));
    assertThat(world.points()).as("registered once").hasSize(2);
    world.relay.run();
    assertThat(world.relay.gateway.taken())
        .extracting(OutgoingMessage::destination)
        .containsExactly("+5521987654321", "+5521987654321", "+5521987654321");
    AuditEntry entry = world.entryWith("message.resent");
    assertThat(entry.agent()).isEqualTo(new AgentId("ana"));
    assertThat(entry.toString() + entry.happenings()).doesNotContain("98765");
  }

  @Test
  @DisplayName("INT-5 INT-7: what can't be sent again is refused, with the reason")
  default void resend_refused() {
    ResendWorld world = new ResendWorld(storage());
    MessageId whatsapp = world.sent(world.on(MessageChannel.WHATSAPP));
    MessageId test = world.sent(world.sms().test());
    MessageId bare = world.sent(world.without());
    MessageId first = world.sent(world.sms());
    int before = world.trail().size();
    world.refused(whatsapp, ResendTo.first(), new ChannelNotResent(MessageChannel.WHATSAPP));
    world.refused(test, ResendTo.first(), new TestNotResent());
    world.refused(bare, ResendTo.first(), new ContentNotKept());
    world.refused(
        first,
        ResendTo.other(Address.email("lia@exemplo.com.br")),
        new DestinationUnfit(MessageChannel.SMS));
    world.refused(
        first,
        ResendTo.other(Address.phone("(11) 3333-4444")),
        new DestinationUnfit(MessageChannel.SMS));
    world.refused(new MessageId("none"), ResendTo.first(), new MessageUnknown());
    CustomerId rui = world.relay.world.person();
    world.relay.refused(
        () -> world.desk().messageSending().resend(rui, first, ResendTo.first(), world.key()),
        new MessageUnknown());
    CustomerId nobody = new CustomerId(UUID.randomUUID());
    world.relay.refused(
        () -> world.desk().messageSending().resend(nobody, first, ResendTo.first(), world.key()),
        new CustomerUnknown(nobody));
    assertThat(world.trail()).hasSize(before);
    assertThat(world.relay.run().claimed()).isZero();
  }

  @Test
  @DisplayName("INT-7 CNT-12: an opt-out is honoured, whatever the destination is stated as")
  default void resend_opted_out() {
    ResendWorld world = new ResendWorld(storage());
    MessageId first = world.sent(world.sms());
    world.relay.world.desk.feedback().unsubscribed(world.lia, ResendWorld.PHONE);
    world.refused(first, ResendTo.first(), new SendingDenied(List.of("opted_out")));
    world.refused(
        first, ResendTo.registering(ResendWorld.PHONE), new SendingDenied(List.of("opted_out")));
    Address suppressed = Address.phone("(21) 98765-0000");
    world.relay.world.desk.suppressions().suppress(suppressed);
    world.refused(
        first, ResendTo.registering(suppressed), new SendingDenied(List.of("suppressed")));
    assertThat(world.points()).as("nothing half done").hasSize(1);
    world.relay.world.desk.suppressions().lift(suppressed);
  }

  @Test
  @DisplayName("INT-7: the same key twice sends once; with another request it is refused")
  default void resend_key() {
    ResendWorld world = new ResendWorld(storage());
    MessageId first = world.sent(world.sms());
    IdempotencyKey key = world.key();
    Address other = Address.phone("(21) 98765-4321");
    OutgoingId sent = world.resend(first, ResendTo.other(other), key);
    assertThat(world.resend(first, ResendTo.other(other), key)).isEqualTo(sent);
    world.relay.run();
    assertThat(world.resend(first, ResendTo.other(other), key)).isEqualTo(sent);
    assertThat(world.relay.run().claimed()).isZero();
    assertThat(world.relay.gateway.taken()).hasSize(1);
    for (ResendTo to : List.of(ResendTo.first(), ResendTo.registering(other))) {
      world.relay.refused(() -> world.resend(first, to, key), new KeyReused());
    }
    MessageId another = world.sent(world.sms());
    world.relay.refused(() -> world.resend(another, ResendTo.other(other), key), new KeyReused());
    assertThat(world.points()).hasSize(1);
  }

  @Test
  @DisplayName("ACS-2: sending again takes a permission of its own, and registering one more")
  default void resend_permissions() {
    ResendWorld world = new ResendWorld(storage());
    MessageId first = world.sent(world.sms());
    Agent reader = Agent.of(new AgentId("rita"), AccessProfile.READ_ONLY);
    world.relay.refused(
        () -> world.resendAs(reader, first, ResendTo.first()),
        new NotPermitted(Permission.SEND_MESSAGES));
    Agent sender = reader.with(Permission.SEND_MESSAGES);
    assertThat(world.resendAs(sender, first, ResendTo.first())).isNotNull();
    world.relay.refused(
        () -> world.resendAs(sender, first, ResendTo.registering(Address.phone("21987654321"))),
        new NotPermitted(Permission.EDIT_CONTACTS));
  }

  @Test
  @DisplayName(
      "DOC-6 DOC-7 DOC-9: the ticked files go with the message that was chosen, streamed, in the document's order")
  default void resend_document() throws IOException {
    ResendWorld world = new ResendWorld(storage());
    DocumentId document =
        world.document(new SentBy("old", "Antiga", "7"), "a.pdf", "b.txt", "c.txt");
    List<FileId> files = world.files(document);
    List<String> read = new ArrayList<>();
    world.relay.gateway.answer(
        message -> {
          for (Attachment attachment : message.attachments()) {
            try (var bytes = attachment.open()) {
              read.add(
                  attachment.name()
                      + "="
                      + new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                      + "/"
                      + attachment.size());
            } catch (IOException failed) {
              throw new IllegalStateException(failed);
            }
          }
          return Receipt.bare();
        });
    OutgoingId sent =
        world.resend(world.request(document, List.of(files.get(2), files.get(0), files.get(2))));
    assertThat(world.relay.run().handedOver()).isEqualTo(1);
    assertThat(read).containsExactly("a.pdf=a.pdf/5", "c.txt=c.txt/5");
    SentMessage message = world.relay.sent(world.lia, sent);
    assertThat(message.name()).isEqualTo("Segunda via");
    assertThat(message.purpose()).isEqualTo(new Purpose("billing"));
    assertThat(message.template()).contains("t-1");
    assertThat(message.automation()).contains(new AutomationVersion("a-1", "Cobrança", "1"));
    assertThat(message.document()).contains(document);
    assertThat(message.files()).containsExactly(files.get(0), files.get(2));
    assertThat(message.sender()).contains("Loja");
    assertThat(message.agent()).contains(new AgentId("ana"));
    assertThat(message.content().orElseThrow().subject()).contains("Documento");
    assertThat(message.content().orElseThrow().body()).contains(world.lia.toString());
    assertThat(world.entryWith("document.resent").happenings().toString())
        .contains("files=2")
        .doesNotContain(world.typed.display());
  }

  @Test
  @DisplayName("DOC-6: automation, version, channel and message must belong together")
  default void resend_document_not_offered() {
    ResendWorld world = new ResendWorld(storage());
    DocumentId document = world.document(new SentBy("a-1", "Cobrança", "1"), "a.pdf");
    DocumentResend fit = world.request(document, world.files(document));
    world.refused(
        world.with(fit, "a-2", "1", MessageChannel.EMAIL, "t-1"), new VersionNotOffered());
    world.refused(
        world.with(fit, "a-1", "3", MessageChannel.EMAIL, "t-1"), new VersionNotOffered());
    world.refused(
        world.with(fit, "a-1", "2", MessageChannel.EMAIL, "t-1"),
        new MessageNotOffered(MessageChannel.EMAIL));
    world.refused(
        world.with(fit, "a-1", "1", MessageChannel.WHATSAPP, "t-1"),
        new MessageNotOffered(MessageChannel.WHATSAPP));
    DocumentId without = world.document(null, "a.pdf");
    world.refused(world.request(without, world.files(without)), new NotOfAutomation(without));
    assertThat(world.desk().documentSending().automations())
        .extracting(automation -> automation.versions())
        .containsExactly(List.of("1", "2"));
    assertThat(world.desk().documentSending().messages("a-1", "2", MessageChannel.EMAIL))
        .extracting(template -> template.id())
        .containsExactly("t-2");
    assertThat(world.relay.run().claimed()).isZero();
  }

  @Test
  @DisplayName("DOC-7: at least one file, all of them the document's, none archived or deleted")
  default void resend_document_files() {
    ResendWorld world = new ResendWorld(storage());
    DocumentId document = world.document(new SentBy("a-1", "Cobrança", "1"), "a.pdf", "b.txt");
    List<FileId> files = world.files(document);
    world.refused(world.request(document, List.of()), new NoFileTicked());
    FileId foreign = new FileId(UUID.randomUUID());
    world.refused(world.request(document, List.of(foreign)), new FileUnknown(document, foreign));
    world.desk().documentIntake().deleteFile(document, files.get(1));
    world.refused(
        world.request(document, files), new FileDeleted(files.get(1), LocalDate.of(2026, 11, 22)));
    OutgoingId queued = world.resend(world.request(document, files.subList(0, 1)));
    world.relay.world.clock.set(Instant.parse("2027-11-22T15:00:00Z"));
    world.refused(
        world.request(document, files.subList(0, 1)),
        new FileArchived(files.get(0), LocalDate.of(2027, 11, 22)));
    assertThat(world.relay.run().setAside()).as("archived before it was handed over").isEqualTo(1);
    assertThat(world.relay.world.entry(queued).state().codes())
        .containsExactly("document.file_archived");
  }

  @Test
  @DisplayName("a file store that fails is a failure that may pass")
  default void resend_document_store_fails() {
    ResendWorld world = new ResendWorld(storage());
    DocumentId document = world.document(new SentBy("a-1", "Cobrança", "1"), "a.pdf");
    FileId file = world.files(document).get(0);
    OutgoingId sent = world.resend(world.request(document, List.of(file)));
    world.relay.gateway.answer(
        message -> {
          try (var bytes = message.attachments().get(0).open()) {
            bytes.readAllBytes();
          } catch (IOException failed) {
            throw new IllegalStateException(failed);
          }
          return Receipt.bare();
        });
    world.lose(file);
    assertThat(world.relay.run().failed()).isEqualTo(1);
    assertThat(world.relay.world.entry(sent).state().kind()).isEqualTo(Kind.RETRYING);
    assertThat(world.relay.world.entry(sent).state().codes()).containsExactly("file_store.missing");
  }

  @Test
  @DisplayName(
      "DOC-7: a file whose bytes are in the archive, since the policy became longer, is not sent, and nobody waits for it")
  default void resend_document_elsewhere() throws IOException {
    ResendWorld world = new ResendWorld(storage());
    DocumentId document = world.document(new SentBy("a-1", "Cobrança", "1"), "a.pdf", "b.pdf");
    List<FileId> files = world.files(document);
    DocumentResend both = world.request(document, files);
    IdempotencyKey key = world.key();
    OutgoingId queued = world.desk().documentSending().resend(both, key);
    world.relay.world.files.archive(files.get(1).value());
    FileArchived archived = new FileArchived(files.get(1), LocalDate.of(2026, 11, 22));
    world.refused(both, archived);
    world.refused(world.request(document, files.subList(1, 2)), archived);
    assertThat(world.desk().documentSending().resend(both, key))
        .as("what was answered stays so")
        .isEqualTo(queued);
    world.relay.gateway.answer(
        message -> {
          for (Attachment attachment : message.attachments()) {
            try (var bytes = attachment.open()) {
              bytes.readAllBytes();
            } catch (IOException failed) {
              throw new IllegalStateException(failed);
            }
          }
          return Receipt.bare();
        });
    assertThat(world.relay.run()).isEqualTo(new Relayed(1, 0, 0, 0, 1, 1, 0));
    assertThat(world.relay.world.entry(queued).state().codes())
        .containsExactly("document.file_archived");
    world.resend(world.request(document, files.subList(0, 1)));
    assertThat(world.relay.run().handedOver()).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "DOC-7 INT-7: a message whose file lies in the archive, since the policy became longer, is not sent again")
  default void resend_message_elsewhere() throws IOException {
    ResendWorld world = new ResendWorld(storage());
    DocumentId document = world.document(new SentBy("a-1", "Cobrança", "1"), "a.pdf", "b.pdf");
    List<FileId> files = world.files(document);
    MessageId message = world.sent(world.sms().document(document, files));
    ResendTo first = ResendTo.first();
    IdempotencyKey key = world.key();
    OutgoingId queued = world.resend(message, first, key);
    world.relay.world.files.archive(files.get(1).value());
    world.refused(message, first, new FileArchived(files.get(1), LocalDate.of(2026, 11, 22)));
    assertThat(world.resend(message, first, key))
        .as("what was answered stays so")
        .isEqualTo(queued);
    MessageId other = world.sent(world.sms().document(document, files.subList(0, 1)));
    assertThat(world.relay.world.entry(world.resend(other, first)).state().kind())
        .isEqualTo(Kind.WAITING);
  }

  @Test
  @DisplayName(
      "DOC-8: a typed destination is for this sending only: allowed unless suppressed or opted out, never registered")
  default void resend_document_destination() {
    ResendWorld world = new ResendWorld(storage());
    DocumentId document = world.document(new SentBy("a-1", "Cobrança", "1"), "a.pdf");
    DocumentResend fit = world.request(document, world.files(document));
    world.resend(fit);
    world.relay.run();
    assertThat(world.relay.gateway.taken().get(0).destination()).isEqualTo(world.typed.display());
    assertThat(world.points()).extracting(ContactPoint::address).containsExactly(ResendWorld.PHONE);
    world.refused(
        world.to(fit, Address.phone("11912345678")), new DestinationUnfit(MessageChannel.EMAIL));
    Address optedOut = OutboxWorld.email();
    world.relay.world.makePrimary(world.lia, optedOut);
    world.relay.world.desk.feedback().unsubscribed(world.lia, optedOut);
    world.refused(world.to(fit, optedOut), new SendingDenied(List.of("opted_out")));
    Address suppressed = OutboxWorld.email();
    world.relay.world.desk.suppressions().suppress(suppressed);
    world.refused(world.to(fit, suppressed), new SendingDenied(List.of("suppressed")));
  }

  @Test
  @DisplayName("DOC-6: the same key twice sends once; with another request it is refused")
  default void resend_document_key() {
    ResendWorld world = new ResendWorld(storage());
    DocumentId document = world.document(new SentBy("a-1", "Cobrança", "1"), "a.pdf", "b.txt");
    List<FileId> files = world.files(document);
    DocumentResend request = world.request(document, files);
    IdempotencyKey key = world.key();
    OutgoingId sent = world.desk().documentSending().resend(request, key);
    List<FileId> backwards = List.of(files.get(1), files.get(0));
    assertThat(world.desk().documentSending().resend(world.request(document, backwards), key))
        .isEqualTo(sent);
    for (DocumentResend other :
        List.of(
            world.request(document, files.subList(0, 1)),
            world.to(request, OutboxWorld.email()),
            world.with(request, "a-1", "2", MessageChannel.EMAIL, "t-2"))) {
      world.relay.refused(() -> world.desk().documentSending().resend(other, key), new KeyReused());
    }
    assertThat(world.relay.run().handedOver()).isEqualTo(1);
  }
}
