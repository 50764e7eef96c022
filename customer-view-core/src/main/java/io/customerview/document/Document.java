package io.customerview.document;

import io.customerview.document.DocumentEvent.FileDeleted;
import io.customerview.document.DocumentRefusal.FileUnknown;
import io.customerview.document.DocumentRefusal.NoFile;
import io.customerview.document.DocumentRefusal.TooManyFiles;
import io.customerview.identity.DocumentNumber;
import io.customerview.shared.After;
import io.customerview.shared.CleanText;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A document (documento): a kit of one or more files that was sent to a customer (DOC-1).
 * Immutable.
 *
 * @param id the host's id
 * @param customer to whom it was sent
 * @param number by which it is found (SRCH-6)
 * @param name what it is called: 1 to {@value #LONGEST_NAME} code points
 * @param sentAt its time, in microseconds
 * @param sentBy the automation that sent it, if one did
 * @param files 1 to {@value #MOST_FILES}, in their order
 */
public record Document(
    DocumentId id,
    CustomerId customer,
    DocumentNumber number,
    String name,
    Instant sentAt,
    Optional<SentBy> sentBy,
    List<DocumentFile> files) {

  /** The name of this part in an export. */
  public static final String PART = "documents";

  /** The most files of a document. */
  public static final int MOST_FILES = 100;

  /** The most code points of a name. */
  public static final int LONGEST_NAME = 256;

  /** The order of lists: newest first, then by id (DOC-1). */
  public static final Comparator<Document> NEWEST_FIRST =
      Comparator.comparing(Document::sentAt).reversed().thenComparing(Document::id);

  /**
   * Makes a document.
   *
   * @throws RefusedException if it has no file or too many, or its name is no name
   */
  public Document {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(number, "number");
    name = CleanText.required("documentName", name, LONGEST_NAME);
    sentAt = sentAt.truncatedTo(ChronoUnit.MICROS);
    Objects.requireNonNull(sentBy, "sentBy");
    files = List.copyOf(files);
    checkCount(files.size());
  }

  static void checkCount(int files) {
    if (files == 0) {
      throw new RefusedException(new NoFile());
    }
    if (files > MOST_FILES) {
      throw new RefusedException(new TooManyFiles(MOST_FILES));
    }
  }

  /**
   * Returns one of the files.
   *
   * @throws RefusedException with {@link FileUnknown} if it is none of this document's
   */
  public DocumentFile file(FileId file) {
    return files.stream()
        .filter(one -> one.id().equals(file))
        .findFirst()
        .orElseThrow(() -> new RefusedException(new FileUnknown(id, file)));
  }

  /** Deletes a file, of which a tombstone is left (DOC-5). One that is deleted stays as it is. */
  After<Document> deleteFile(FileId file, Instant moment) {
    if (file(file).deletedAt().isPresent()) {
      return After.unchanged(this);
    }
    List<DocumentFile> after = new ArrayList<>(files);
    after.replaceAll(one -> one.id().equals(file) ? one.deleted(moment) : one);
    return After.of(
        new Document(id, customer, number, name, sentAt, sentBy, after), new FileDeleted(id, file));
  }

  /** Returns this document as another customer's, into which its own was merged. */
  public Document reassignedTo(CustomerId other) {
    return new Document(id, other, number, name, sentAt, sentBy, files);
  }

  /** Returns this document as it is exported (PRIV-1), a record for each file. */
  public List<Map<String, Object>> toRecords() {
    List<Map<String, Object>> records = new ArrayList<>();
    for (DocumentFile file : files) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("document", id.toString());
      fields.put("number", number.formatted());
      fields.put("documentName", name);
      fields.put("sentAt", sentAt);
      sentBy.ifPresent(
          who -> {
            fields.put("automation", who.automation());
            fields.put("automationName", who.name());
            fields.put("automationVersion", who.version());
          });
      fields.putAll(file.toRecord());
      records.add(fields);
    }
    return records;
  }

  @Override
  public String toString() {
    return "Document[" + id + ", " + files.size() + " files]";
  }
}
