package io.customerview.document;

import io.customerview.access.Change;
import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.document.DocumentEvent.DocumentResent;
import io.customerview.document.DocumentRefusal.DocumentUnknown;
import io.customerview.document.DocumentRefusal.FileArchived;
import io.customerview.document.DocumentRefusal.FileUnknown;
import io.customerview.document.DocumentRefusal.MessageNotOffered;
import io.customerview.document.DocumentRefusal.NoFileTicked;
import io.customerview.document.DocumentRefusal.NotOfAutomation;
import io.customerview.document.DocumentRefusal.VersionNotOffered;
import io.customerview.message.AutomationVersion;
import io.customerview.message.MessageContent;
import io.customerview.message.OutboxKeeper;
import io.customerview.message.OutboxOffice;
import io.customerview.message.Outgoing;
import io.customerview.shared.CommonRefusal.ConcurrentChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.IdempotencyKey;
import io.customerview.shared.OutgoingId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import io.customerview.spi.MessageCatalogue;
import io.customerview.spi.MessageCatalogue.Automation;
import io.customerview.spi.MessageCatalogue.Template;
import io.customerview.spi.MessageCatalogue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Sends documents again (reenvio de documentos), for one agent (DOC-6, DOC-7, DOC-8): the ticked
 * files, with a message of the host's catalogue, to a stated destination.
 *
 * <p>Immutable and thread-safe.
 *
 * <p>Every call takes {@link Permission#SEND_MESSAGES}.
 */
public final class DocumentSending {

  /** How often it is tried while another request under the same key is at work. */
  private static final int ATTEMPTS = 3;

  private static final Operation MESSAGES =
      new Operation("document_sending.messages", Permission.SEND_MESSAGES);
  private static final Operation AUTOMATIONS =
      new Operation("document_sending.automations", Permission.SEND_MESSAGES);
  private static final Operation PREPARE =
      new Operation("document_sending.prepare", Permission.SEND_MESSAGES);
  private static final Operation RESEND =
      new Operation("document_sending.resend", Permission.SEND_MESSAGES);

  private final Desk desk;
  private final DocumentOffice documents;
  private final OutboxOffice office;
  private final MessageCatalogue catalogue;

  @Wiring
  public DocumentSending(
      Desk desk, DocumentOffice documents, OutboxOffice office, MessageCatalogue catalogue) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.documents = Objects.requireNonNull(documents, "documents");
    this.office = Objects.requireNonNull(office, "office");
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
  }

  /** Returns the automations that can be chosen, with their versions (DOC-6). */
  public List<Automation> automations() {
    return desk.ask(AUTOMATIONS, inquiry -> catalogue, host -> List.copyOf(host.automations()));
  }

  /**
   * Returns the messages that can be chosen of a version of an automation on a channel (DOC-6);
   * none where there is no such version.
   */
  public List<Template> messages(String automation, String version, MessageChannel channel) {
    return desk.ask(
        MESSAGES,
        inquiry -> catalogue,
        host -> List.copyOf(host.messages(automation, version, channel.code())));
  }

  /**
   * Sends files of a document again; the message is queued where the decision allows it. The
   * destination is for this sending only: it is allowed unless it is suppressed or was opted out on
   * this customer, and is never registered (DOC-8). The same key with the same request again sends
   * nothing, and gives the same answer.
   *
   * @param key what the host calls this request by
   * @return the id of the message that is sent
   * @throws RefusedException with {@link DocumentRefusal}: {@link DocumentUnknown}, {@link
   *     NotOfAutomation}, {@link NoFileTicked}, {@link FileUnknown}, {@link FileArchived}, {@link
   *     DocumentRefusal.FileDeleted}, {@link VersionNotOffered}, {@link MessageNotOffered}; or with
   *     {@link io.customerview.message.MessageRefusal}: {@code DestinationUnfit}, {@code
   *     SendingDenied}, {@code KeyReused}, {@code NothingSent}
   * @throws FileStoreException if the store can't tell where a file is
   */
  public OutgoingId resend(DocumentResend request, IdempotencyKey key) {
    Set<FileId> elsewhere = elsewhere(request);
    return desk.change(
        RESEND,
        ATTEMPTS,
        refusal -> refusal instanceof ConcurrentChange,
        change -> {
          CustomerId customer = lock(change, request);
          OutboxKeeper keeper = new OutboxKeeper(office, change, desk.time().zone());
          return keeper.once(
              key,
              parts(request),
              customer,
              () -> send(change, keeper, customer, request, elsewhere));
        });
  }

  /** No transaction is open while the store is asked. */
  private Set<FileId> elsewhere(DocumentResend request) {
    DocumentEntry entry =
        desk.ask(
            PREPARE,
            inquiry ->
                new Entries(documents, desk.time().zone(), inquiry.today())
                    .find(inquiry.work(), request.document()));
    return documents.elsewhere(entry, request.files());
  }

  /** Returns whose the document is once that is locked; before that a merge may move it. */
  private CustomerId lock(Change change, DocumentResend request) {
    change.lock(find(change, request).customer());
    return change.lock(find(change, request).customer());
  }

  private Document find(Change change, DocumentResend request) {
    return documents
        .documents()
        .find(change.work(), request.document())
        .orElseThrow(() -> new RefusedException(new DocumentUnknown(request.document())));
  }

  private static List<String> parts(DocumentResend request) {
    List<String> parts = new ArrayList<>();
    parts.add("documents.resend");
    parts.add(request.document().toString());
    parts.add(request.automation());
    parts.add(request.version());
    parts.add(request.channel().code());
    parts.add(request.message());
    parts.add(request.destination().normalized());
    request.files().stream().distinct().sorted().forEach(file -> parts.add(file.toString()));
    return parts;
  }

  private OutgoingId send(
      Change change,
      OutboxKeeper keeper,
      CustomerId customer,
      DocumentResend request,
      Set<FileId> elsewhere) {
    Document document = find(change, request);
    if (document.sentBy().isEmpty()) {
      throw new RefusedException(new NotOfAutomation(document.id()));
    }
    List<FileId> files = ticked(document, request.files());
    files.stream()
        .filter(elsewhere::contains)
        .findFirst()
        .ifPresent(
            file -> {
              throw new RefusedException(new FileArchived(file, change.today()));
            });
    AutomationVersion automation = automation(request);
    Template template = template(request);
    Text text =
        catalogue.write(
            automation.id(),
            automation.version(),
            template.id(),
            customer.value(),
            document.id().value());
    OutgoingId sent =
        keeper.queue(
            Outgoing.builder(
                    customer,
                    IntendedMessage.on(request.channel(), new Purpose(template.purpose()))
                        .to(request.destination()),
                    template.name(),
                    new MessageContent(text.mediaType(), text.subject(), text.body()))
                .automation(automation)
                .template(template.id())
                .sender(text.sender().orElse(null))
                .document(document.id(), files)
                .build());
    change.happened(
        customer,
        new DocumentResent(
            document.id(), sent, files.size(), request.channel(), request.destination().masked()));
    return sent;
  }

  /** The ticked files, each once, as the document has them in order (DOC-7). */
  private static List<FileId> ticked(Document document, List<FileId> ticked) {
    if (ticked.isEmpty()) {
      throw new RefusedException(new NoFileTicked());
    }
    ticked.forEach(document::file);
    return document.files().stream().map(DocumentFile::id).filter(ticked::contains).toList();
  }

  private AutomationVersion automation(DocumentResend request) {
    return catalogue.automations().stream()
        .filter(one -> one.id().equals(request.automation()))
        .filter(one -> one.versions().contains(request.version()))
        .map(one -> new AutomationVersion(one.id(), one.name(), request.version()))
        .findFirst()
        .orElseThrow(() -> new RefusedException(new VersionNotOffered()));
  }

  private Template template(DocumentResend request) {
    return catalogue
        .messages(request.automation(), request.version(), request.channel().code())
        .stream()
        .filter(one -> one.id().equals(request.message()))
        .findFirst()
        .orElseThrow(() -> new RefusedException(new MessageNotOffered(request.channel())));
  }
}
