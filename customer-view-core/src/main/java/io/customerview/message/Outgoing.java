package io.customerview.message;

import io.customerview.contact.IntendedMessage;
import io.customerview.message.MessageRefusal.DestinationUnfit;
import io.customerview.message.MessageRefusal.FilesWithoutDocument;
import io.customerview.shared.CaseId;
import io.customerview.shared.CleanText;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.RefusedException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be sent (mensagem a enviar): what stands in the outbox, written in the same
 * unit of work as what caused it.
 *
 * <pre>{@code
 * desk.messageSending().send(
 *     Outgoing.to(customer, IntendedMessage.on(MessageChannel.SMS, billing), "Fatura",
 *         MessageContent.text("Sua fatura venceu.")),
 *     new IdempotencyKey("fatura-4711"));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param customer whom it is about, also where it goes to an agent or to support: messages keep
 *     their order per customer, and an erasure reaches them
 * @param intended channel, purpose, recipient, and the stated destination if there is one
 * @param name what the message is called, 1 to {@value SentMessage#LONGEST} code points
 * @param content what it says
 * @param automation whose message it is, where an automation's
 * @param campaign the campaign that it belongs to, at most {@value SentMessage#LONGEST} code points
 * @param template the template that it was made from, at most {@value SentMessage#LONGEST} code
 *     points
 * @param sender in whose name it goes, at most {@value SentMessage#LONGEST} code points
 * @param caseId the case that it is about
 * @param document the document that it carries
 * @param files which of the document's files go with it, in order
 * @param test whether it is sent in test mode (INT-5)
 */
public record Outgoing(
    CustomerId customer,
    IntendedMessage intended,
    String name,
    MessageContent content,
    Optional<AutomationVersion> automation,
    Optional<String> campaign,
    Optional<String> template,
    Optional<String> sender,
    Optional<CaseId> caseId,
    Optional<DocumentId> document,
    List<FileId> files,
    boolean test) {

  /**
   * Makes a message. Whether its channel reaches a stated destination is asked where a message is
   * built or queued, and not here: numbering plans change, and what was queued is to be read.
   *
   * @throws RefusedException with {@link MessageRefusal} or {@link
   *     io.customerview.shared.CommonRefusal} if a part is unfit
   */
  public Outgoing {
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(content, "content");
    name = CleanText.required("name", name, SentMessage.LONGEST);
    Objects.requireNonNull(automation, "automation");
    campaign = clean("campaign", campaign);
    template = clean("template", template);
    sender = clean("sender", sender);
    Objects.requireNonNull(caseId, "caseId");
    Objects.requireNonNull(document, "document");
    files = List.copyOf(files);
    if (!files.isEmpty() && document.isEmpty()) {
      throw new RefusedException(new FilesWithoutDocument());
    }
    Objects.requireNonNull(intended, "intended");
  }

  private static Optional<String> clean(String field, Optional<String> text) {
    return CleanText.optional(field, text.orElse(null), SentMessage.LONGEST);
  }

  /** Obtains a message that is nothing but that. */
  public static Outgoing to(
      CustomerId customer, IntendedMessage intended, String name, MessageContent content) {
    return builder(customer, intended, name, content).build();
  }

  /** Begins a message about which there is more to say. */
  public static Builder builder(
      CustomerId customer, IntendedMessage intended, String name, MessageContent content) {
    return new Builder(customer, intended, name, content);
  }

  /** Refuses a stated destination that the channel doesn't reach. */
  Outgoing requireReachable() {
    if (intended.destination().filter(stated -> !intended.channel().reaches(stated)).isPresent()) {
      throw new RefusedException(new DestinationUnfit(intended.channel()));
    }
    return this;
  }

  /** Returns this message as another customer's, into which its own was merged. */
  public Outgoing reassignedTo(CustomerId other) {
    return new Outgoing(
        other,
        intended,
        name,
        content,
        automation,
        campaign,
        template,
        sender,
        caseId,
        document,
        files,
        test);
  }

  /** Returns a form that is safe to log: without names, texts and addresses. */
  @Override
  public String toString() {
    return "Outgoing[" + intended.channel() + ", " + intended.purpose() + "]";
  }

  /** Gathers the parts of a message. Not thread-safe. */
  public static final class Builder {

    private final CustomerId customer;
    private final IntendedMessage intended;
    private final String name;
    private final MessageContent content;
    private @Nullable AutomationVersion automation;
    private @Nullable String campaign;
    private @Nullable String template;
    private @Nullable String sender;
    private @Nullable CaseId caseId;
    private @Nullable DocumentId document;
    private List<FileId> files = List.of();
    private boolean test;

    private Builder(
        CustomerId customer, IntendedMessage intended, String name, MessageContent content) {
      this.customer = Objects.requireNonNull(customer, "customer");
      this.intended = Objects.requireNonNull(intended, "intended");
      this.name = Objects.requireNonNull(name, "name");
      this.content = Objects.requireNonNull(content, "content");
    }

    public Builder automation(@Nullable AutomationVersion sentBy) {
      this.automation = sentBy;
      return this;
    }

    public Builder campaign(@Nullable String text) {
      this.campaign = text;
      return this;
    }

    public Builder template(@Nullable String text) {
      this.template = text;
      return this;
    }

    public Builder sender(@Nullable String text) {
      this.sender = text;
      return this;
    }

    public Builder caseId(@Nullable CaseId about) {
      this.caseId = about;
      return this;
    }

    /** Sets the document that the message carries, with those of its files that go. */
    public Builder document(DocumentId carried, List<FileId> which) {
      this.document = Objects.requireNonNull(carried, "document");
      this.files = List.copyOf(which);
      return this;
    }

    /** Says that the message is sent in test mode (INT-5). */
    public Builder test() {
      this.test = true;
      return this;
    }

    /**
     * Returns the message.
     *
     * @throws RefusedException as the constructor does, and with {@link DestinationUnfit} if the
     *     channel doesn't reach the stated destination
     */
    public Outgoing build() {
      return new Outgoing(
              customer,
              intended,
              name,
              content,
              Optional.ofNullable(automation),
              Optional.ofNullable(campaign),
              Optional.ofNullable(template),
              Optional.ofNullable(sender),
              Optional.ofNullable(caseId),
              Optional.ofNullable(document),
              files,
              test)
          .requireReachable();
    }
  }
}
