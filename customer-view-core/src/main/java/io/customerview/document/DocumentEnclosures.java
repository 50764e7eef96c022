package io.customerview.document;

import io.customerview.document.DocumentRefusal.DocumentUnknown;
import io.customerview.document.DocumentRefusal.FileArchived;
import io.customerview.document.DocumentRefusal.FileDeleted;
import io.customerview.message.Enclosures;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.UnitOfWork;
import io.customerview.shared.Wiring;
import io.customerview.spi.Attachment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Files of documents as attachments of messages (DOC-7): none that is archived or deleted. Their
 * bytes are held to their checksum as they are read.
 *
 * <p>Immutable and thread-safe.
 */
@Wiring
public final class DocumentEnclosures implements Enclosures {

  private final DocumentOffice office;
  private final BusinessTime time;

  public DocumentEnclosures(DocumentOffice office, BusinessTime time) {
    this.office = Objects.requireNonNull(office, "office");
    this.time = Objects.requireNonNull(time, "time");
  }

  /**
   * {@inheritDoc}
   *
   * @throws RefusedException with {@link DocumentUnknown}, {@link DocumentRefusal.FileUnknown},
   *     {@link FileArchived} or {@link FileDeleted}
   */
  @Override
  public List<Attachment> of(
      UnitOfWork work, CustomerId customer, DocumentId document, List<FileId> files) {
    DocumentEntry entry =
        new Entries(office, time.zone(), time.dayOf(work.moment())).find(work, document);
    if (!entry.document().customer().equals(customer)) {
      throw new RefusedException(new DocumentUnknown(document));
    }
    return files.stream().map(file -> attachment(entry.openable(file, time.zone()))).toList();
  }

  /**
   * {@inheritDoc}
   *
   * @return {@link FileArchived} of the first file that is in the archive
   */
  @Override
  public Optional<Refusal> objection(List<FileId> files) {
    return files.stream()
        .filter(office::isArchived)
        .findFirst()
        .map(file -> new FileArchived(file, time.dayOf(time.now())));
  }

  private Attachment attachment(DocumentFile file) {
    return new Attachment(
        file.name().text(), file.name().mediaType(), file.size(), () -> open(file));
  }

  private InputStream open(DocumentFile file) {
    try {
      return new VerifiedStream(file, office.store().open(file.id().value()));
    } catch (FileNotFoundException notThere) {
      throw office.absent(file.id(), time.dayOf(time.now()));
    } catch (IOException failed) {
      throw FileStoreException.failed(file.id(), failed);
    }
  }
}
