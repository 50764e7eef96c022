package io.customerview.document;

import io.customerview.access.Change;
import io.customerview.contact.Address;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.document.DocumentRefusal.AgentUnreachable;
import io.customerview.document.DocumentRefusal.NoDownloadPage;
import io.customerview.document.DocumentRefusal.NoSupport;
import io.customerview.identity.EmailAddress;
import io.customerview.message.MessageContent;
import io.customerview.message.OutboxKeeper;
import io.customerview.message.OutboxOffice;
import io.customerview.message.Outgoing;
import io.customerview.shared.AgentId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import io.customerview.spi.AgentDirectory;
import io.customerview.spi.AgentDirectory.Mailbox;
import io.customerview.spi.LinkFactory;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The messages about files: to agents that one is there, to the host's support that one is wanted
 * (DOC-4, DOC-5). Immutable and thread-safe.
 *
 * @param outbox where they are queued
 * @param agents knows the agents' own e-mail addresses
 * @param links leads to the download page
 * @param support where requests for access go, if the host has said so
 */
@Wiring
public record FileNotices(
    OutboxOffice outbox, AgentDirectory agents, LinkFactory links, Optional<Mailbox> support) {

  /** What messages to agents and to support are for, as gateways see it. */
  public static final Purpose PURPOSE = new Purpose("file-request");

  public FileNotices {
    Objects.requireNonNull(outbox, "outbox");
    Objects.requireNonNull(agents, "agents");
    Objects.requireNonNull(links, "links");
    Objects.requireNonNull(support, "support");
  }

  /**
   * Refuses an agent who could not be told.
   *
   * @throws RefusedException with {@link AgentUnreachable}, {@link NoDownloadPage} or {@link
   *     io.customerview.message.MessageRefusal.NothingSent}
   */
  void requireReachable(AgentId agent, DocumentId document) {
    outbox.requireOpen();
    mailbox(agent);
    page(document);
  }

  private Mailbox mailbox(AgentId agent) {
    return agents
        .find(agent.value())
        .filter(known -> EmailAddress.tryParse(known.email()).isPresent())
        .orElseThrow(() -> new RefusedException(new AgentUnreachable()));
  }

  private URI page(DocumentId document) {
    return links
        .downloadPage(document.value())
        .orElseThrow(() -> new RefusedException(new NoDownloadPage()));
  }

  /**
   * Tells an agent that files of a document are there, and on which day they are archived again.
   */
  void available(
      Change change,
      ZoneId zone,
      Document document,
      AgentId agent,
      int files,
      LocalDate archivesOn) {
    Mailbox to = mailbox(agent);
    MessageContent content =
        FileNotice.in(to.language()).available(document, files, archivesOn, page(document.id()));
    new OutboxKeeper(outbox, change, zone)
        .queue(
            Outgoing.to(
                document.customer(),
                IntendedMessage.toAgent(MessageChannel.EMAIL, PURPOSE, Address.email(to.email())),
                "Files available",
                content));
  }

  /** Tells an agent that a file which was asked for is lost. */
  void lost(Change change, ZoneId zone, Document document, FileId file, AgentId agent) {
    Mailbox to = mailbox(agent);
    new OutboxKeeper(outbox, change, zone)
        .queue(
            Outgoing.to(
                document.customer(),
                IntendedMessage.toAgent(MessageChannel.EMAIL, PURPOSE, Address.email(to.email())),
                "File lost",
                FileNotice.in(to.language()).lost(document, document.file(file))));
  }

  /**
   * Asks the support for access to a deleted file, once per agent, file, note and day.
   *
   * @param asked is run where this was not asked before
   * @throws RefusedException with {@link NoSupport}
   */
  OutgoingId wanted(
      Change change,
      ZoneId zone,
      Document document,
      DocumentFile file,
      Optional<String> note,
      Runnable asked) {
    Mailbox to = support.orElseThrow(() -> new RefusedException(new NoSupport()));
    AgentId agent = change.agent().id();
    MessageContent content =
        FileNotice.in(to.language())
            .wanted(
                document, file, agent, agents.find(agent.value()).map(Mailbox::email), zone, note);
    OutboxKeeper keeper = new OutboxKeeper(outbox, change, zone);
    return keeper.once(
        key(change, "access " + file.id() + ' ' + change.today() + ' ' + agent + ' ' + note),
        List.of(),
        document.customer(),
        () -> {
          asked.run();
          return keeper.queue(
              Outgoing.to(
                  document.customer(),
                  IntendedMessage.toSupport(
                      MessageChannel.EMAIL, PURPOSE, Address.email(to.email())),
                  "Access wanted",
                  content));
        });
  }

  /**
   * A note is an agent's own text, which nobody is to guess back from the key. What was asked under
   * a former key of the host's keeps that one.
   */
  private IdempotencyKey key(Change change, String request) {
    List<IdempotencyKey> keys =
        outbox.decisions().contacts().secrets().hashes("file-request", request).stream()
            .map(hash -> new IdempotencyKey("file-request " + hash))
            .toList();
    return keys.stream()
        .filter(key -> outbox.outbox().answered(change.work(), key).isPresent())
        .findFirst()
        .orElse(keys.get(0));
  }
}
