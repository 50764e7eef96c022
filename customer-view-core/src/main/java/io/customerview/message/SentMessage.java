package io.customerview.message;

import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.message.MessageRefusal.CertificateUnreadable;
import io.customerview.message.MessageRefusal.DestinationUnfit;
import io.customerview.message.MessageRefusal.FilesWithoutDocument;
import io.customerview.shared.AgentId;
import io.customerview.shared.CaseId;
import io.customerview.shared.CleanText;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.KeptMoment;
import io.customerview.shared.RefusedException;
import io.customerview.shared.WebLink;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message says and how it went (INT-1).
 *
 * <pre>{@code
 * SentMessage.builder("Fatura", MessageChannel.EMAIL, billing, address, sentAt)
 *     .content(MessageContent.text("Sua fatura venceu.")).campaign("cobranca-2026").build()
 * }</pre>
 *
 * <p>Immutable and thread-safe. Two are equal when all of their parts are.
 *
 * @param name what the message is called, 1 to {@value #LONGEST} code points
 * @param channel how it travelled
 * @param purpose what for
 * @param automation what sent it, where an automation did
 * @param campaign the campaign that it belongs to, at most {@value #LONGEST} code points
 * @param template the template that it was made from, at most {@value #LONGEST} code points
 * @param destination the address that it really went to, which is one of the channel's
 * @param content what it said, where the host tells
 * @param sender in whose name it went, at most {@value #LONGEST} code points
 * @param agent who sent it, where an agent did (DOC-9)
 * @param at when it was sent, in microseconds
 * @param test whether it was sent in test mode (INT-5)
 * @param document the document that it carried
 * @param files which of the document's files
 * @param caseId the case that it was about
 * @param certificate the link to the certificate of a certified message (INT-8), {@code http} or
 *     {@code https}
 */
public record SentMessage(
    String name,
    MessageChannel channel,
    Purpose purpose,
    Optional<AutomationVersion> automation,
    Optional<String> campaign,
    Optional<String> template,
    Address destination,
    Optional<MessageContent> content,
    Optional<String> sender,
    Optional<AgentId> agent,
    Instant at,
    boolean test,
    Optional<DocumentId> document,
    List<FileId> files,
    Optional<CaseId> caseId,
    Optional<URI> certificate) {

  /** The most code points of a short text. */
  public static final int LONGEST = 256;

  /**
   * Makes a message.
   *
   * @throws RefusedException with {@link MessageRefusal} or {@link
   *     io.customerview.shared.CommonRefusal} if a part is unfit
   */
  public SentMessage {
    name = CleanText.required("name", name, LONGEST);
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(automation, "automation");
    campaign = clean("campaign", campaign);
    template = clean("template", template);
    Objects.requireNonNull(content, "content");
    sender = clean("sender", sender);
    Objects.requireNonNull(agent, "agent");
    at = checkMoment("at", at);
    Objects.requireNonNull(document, "document");
    files = List.copyOf(files);
    Objects.requireNonNull(caseId, "caseId");
    if (destination.channel() != channel.contactChannel()) {
      throw new RefusedException(new DestinationUnfit(channel));
    }
    if (!files.isEmpty() && document.isEmpty()) {
      throw new RefusedException(new FilesWithoutDocument());
    }
    certificate.ifPresent(SentMessage::checkLink);
  }

  private static Optional<String> clean(String field, Optional<String> text) {
    return CleanText.optional(field, text.orElse(null), LONGEST);
  }

  /** Returns a moment in microseconds, where it lies in the years that are kept. */
  static Instant checkMoment(String field, Instant moment) {
    return KeptMoment.of(moment).orElseThrow(() -> new RefusedException(new MomentUnlikely(field)));
  }

  private static void checkLink(URI link) {
    if (!WebLink.isFit(link)) {
      throw new RefusedException(new CertificateUnreadable());
    }
  }

  /** Begins a message. */
  public static Builder builder(
      String name, MessageChannel channel, Purpose purpose, Address destination, Instant at) {
    return new Builder(name, channel, purpose, destination, at);
  }

  /** Returns the names of the parts in which another one differs, but for the certificate. */
  List<String> differences(SentMessage other) {
    List<String> fields = new ArrayList<>();
    addIf(!name.equals(other.name), "name", fields);
    addIf(!channel.equals(other.channel), "channel", fields);
    addIf(!purpose.equals(other.purpose), "purpose", fields);
    addIf(!automation.equals(other.automation), "automation", fields);
    addIf(!campaign.equals(other.campaign), "campaign", fields);
    addIf(!template.equals(other.template), "template", fields);
    addIf(!destination.isSameAs(other.destination), "destination", fields);
    addIf(!content.equals(other.content), "content", fields);
    addIf(!sender.equals(other.sender), "sender", fields);
    addIf(!agent.equals(other.agent), "agent", fields);
    addIf(!at.equals(other.at), "at", fields);
    addIf(test != other.test, "test", fields);
    addIf(!document.equals(other.document), "document", fields);
    addIf(!files.equals(other.files), "files", fields);
    addIf(!caseId.equals(other.caseId), "case", fields);
    return fields;
  }

  private static void addIf(boolean differs, String field, List<String> fields) {
    if (differs) {
      fields.add(field);
    }
  }

  /** Returns this message with a certificate. */
  SentMessage certified(URI link) {
    return new SentMessage(
        name,
        channel,
        purpose,
        automation,
        campaign,
        template,
        destination,
        content,
        sender,
        agent,
        at,
        test,
        document,
        files,
        caseId,
        Optional.of(link));
  }

  /** Returns a form that is safe to log: without names, texts and the address. */
  @Override
  public String toString() {
    return "SentMessage[" + channel + ", " + purpose + ", " + at + "]";
  }

  /** Gathers the parts of a message. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private final MessageChannel channel;
    private final Purpose purpose;
    private final Address destination;
    private final Instant at;
    private @Nullable AutomationVersion automation;
    private @Nullable String campaign;
    private @Nullable String template;
    private @Nullable MessageContent content;
    private @Nullable String sender;
    private @Nullable AgentId agent;
    private boolean test;
    private @Nullable DocumentId document;
    private List<FileId> files = List.of();
    private @Nullable CaseId caseId;
    private @Nullable URI certificate;

    private Builder(
        String name, MessageChannel channel, Purpose purpose, Address destination, Instant at) {
      this.name = Objects.requireNonNull(name, "name");
      this.channel = Objects.requireNonNull(channel, "channel");
      this.purpose = Objects.requireNonNull(purpose, "purpose");
      this.destination = Objects.requireNonNull(destination, "destination");
      this.at = Objects.requireNonNull(at, "at");
    }

    public Builder automation(AutomationVersion sentBy) {
      this.automation = Objects.requireNonNull(sentBy, "automation");
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

    public Builder content(MessageContent sent) {
      this.content = Objects.requireNonNull(sent, "content");
      return this;
    }

    public Builder sender(@Nullable String text) {
      this.sender = text;
      return this;
    }

    /** Sets which agent sent the message (DOC-9); none unless set. */
    public Builder agent(AgentId who) {
      this.agent = Objects.requireNonNull(who, "agent");
      return this;
    }

    /** Says that the message was sent in test mode (INT-5). */
    public Builder test() {
      this.test = true;
      return this;
    }

    /** Sets the document that the message carried, with those of its files that went. */
    public Builder document(DocumentId carried, List<FileId> which) {
      this.document = Objects.requireNonNull(carried, "document");
      this.files = List.copyOf(which);
      return this;
    }

    public Builder caseId(CaseId about) {
      this.caseId = Objects.requireNonNull(about, "caseId");
      return this;
    }

    /** Sets the link to the certificate of a certified message (INT-8). */
    public Builder certificate(URI link) {
      this.certificate = Objects.requireNonNull(link, "certificate");
      return this;
    }

    /**
     * Returns the message.
     *
     * @throws RefusedException as the constructor does
     */
    public SentMessage build() {
      return new SentMessage(
          name,
          channel,
          purpose,
          Optional.ofNullable(automation),
          Optional.ofNullable(campaign),
          Optional.ofNullable(template),
          destination,
          Optional.ofNullable(content),
          Optional.ofNullable(sender),
          Optional.ofNullable(agent),
          at,
          test,
          Optional.ofNullable(document),
          files,
          Optional.ofNullable(caseId),
          Optional.ofNullable(certificate));
    }
  }
}
