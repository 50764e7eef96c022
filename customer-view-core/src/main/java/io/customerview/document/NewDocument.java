package io.customerview.document;

import io.customerview.identity.DocumentNumber;
import io.customerview.shared.CleanText;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.KeptMoment;
import io.customerview.shared.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document as the host gives it (DOC-1):
 *
 * <pre>{@code
 * NewDocument.builder(DocumentId.of("dms/4711"), new ExternalId("crm-1"), DocumentNumber.parse("NF-2024/001"), "Apólice 2024", sentAt)
 *     .sentBy(new SentBy("a-7", "Renovação", "3"))
 *     .file(NewFile.of("Apólice.pdf", "application/pdf", () -> Files.newInputStream(path)))
 *     .build()
 * }</pre>
 *
 * <p>Immutable.
 */
public final class NewDocument {

  /** How far ahead of ours a host's clock may be. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private static final String SENT_AT = "sentAt";

  private final DocumentId id;
  private final Optional<CustomerId> customer;
  private final Optional<ExternalId> externalId;
  private final DocumentNumber number;
  private final String name;
  private final Instant sentAt;
  private final Optional<SentBy> sentBy;
  private final List<NewFile> files;

  private NewDocument(Builder from) {
    this.id = from.id;
    this.customer = Optional.ofNullable(from.customer);
    this.externalId = Optional.ofNullable(from.externalId);
    this.number = from.number;
    this.name = CleanText.required("documentName", from.name, Document.LONGEST_NAME);
    this.sentAt =
        KeptMoment.of(from.sentAt)
            .orElseThrow(() -> new RefusedException(new MomentUnlikely(SENT_AT)));
    this.sentBy = Optional.ofNullable(from.sentBy);
    this.files = List.copyOf(from.files);
    Document.checkCount(files.size());
  }

  /** Begins a document of a customer that the host knows by its own id. */
  public static Builder builder(
      DocumentId id, ExternalId customer, DocumentNumber number, String name, Instant sentAt) {
    Builder builder = new Builder(id, number, name, sentAt);
    builder.externalId = Objects.requireNonNull(customer, "customer");
    return builder;
  }

  /**
   * As {@link #builder(DocumentId, ExternalId, DocumentNumber, String, Instant)}, by our id of the
   * customer; a former id leads to the customer that it was merged into.
   */
  public static Builder builder(
      DocumentId id, CustomerId customer, DocumentNumber number, String name, Instant sentAt) {
    Builder builder = new Builder(id, number, name, sentAt);
    builder.customer = Objects.requireNonNull(customer, "customer");
    return builder;
  }

  public DocumentId id() {
    return id;
  }

  /** Returns our id of the customer, where the document names it so. */
  public Optional<CustomerId> customer() {
    return customer;
  }

  /** Returns the host's id of the customer, where the document names it so. */
  public Optional<ExternalId> externalId() {
    return externalId;
  }

  public List<NewFile> files() {
    return files;
  }

  /** Refuses a time that has not come yet. */
  void requireSent(Instant now) {
    if (sentAt.isAfter(now.plus(AHEAD))) {
      throw new RefusedException(new MomentUnlikely(SENT_AT));
    }
  }

  /** Returns the document that this is, once its files are in the store. */
  Document with(CustomerId present, List<DocumentFile> stored) {
    return new Document(id, present, number, name, sentAt, sentBy, stored);
  }

  /** Returns whether a document is this one: of its files what they are called, not their bytes. */
  boolean says(Document document) {
    return number.formatted().equals(document.number().formatted())
        && name.equals(document.name())
        && sentAt.equals(document.sentAt())
        && sentBy.equals(document.sentBy())
        && files.size() == document.files().size()
        && sameFiles(document);
  }

  private boolean sameFiles(Document document) {
    for (int at = 0; at < files.size(); at++) {
      if (!files.get(at).says(document.files().get(at))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "NewDocument[" + id + ", " + files.size() + " files]";
  }

  /** Gathers a document. Not thread-safe. */
  public static final class Builder {

    private final DocumentId id;
    private final DocumentNumber number;
    private final String name;
    private final Instant sentAt;
    private final List<NewFile> files = new ArrayList<>();
    private @Nullable CustomerId customer;
    private @Nullable ExternalId externalId;
    private @Nullable SentBy sentBy;

    private Builder(DocumentId id, DocumentNumber number, String name, Instant sentAt) {
      this.id = Objects.requireNonNull(id, "id");
      this.number = Objects.requireNonNull(number, "number");
      this.name = Objects.requireNonNull(name, "name");
      this.sentAt = Objects.requireNonNull(sentAt, "sentAt");
    }

    /** Says which automation sent the document; none unless set. */
    public Builder sentBy(SentBy automation) {
      this.sentBy = Objects.requireNonNull(automation, "sentBy");
      return this;
    }

    /** Adds a file, after those that are there. */
    public Builder file(NewFile file) {
      files.add(Objects.requireNonNull(file, "file"));
      return this;
    }

    /**
     * Returns the document.
     *
     * @throws RefusedException with {@link DocumentRefusal} if there is no file or too many of
     *     them, or with {@link io.customerview.shared.CommonRefusal} if the name is none, or the
     *     time lies outside the years 1 to 9999
     */
    public NewDocument build() {
      return new NewDocument(this);
    }
  }
}
