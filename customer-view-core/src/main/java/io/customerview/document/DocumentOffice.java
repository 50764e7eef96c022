package io.customerview.document;

import io.customerview.document.DocumentRefusal.FileArchived;
import io.customerview.document.FileStatus.Available;
import io.customerview.identity.SearchKeys;
import io.customerview.message.DocumentMessages;
import io.customerview.message.Messages;
import io.customerview.shared.FileId;
import io.customerview.shared.FileStoreException;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Secrets;
import io.customerview.shared.Wiring;
import io.customerview.spi.FileStore;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What the use cases of documents share. Immutable and thread-safe.
 *
 * @param documents where the documents are kept
 * @param restores archived files that were asked for
 * @param searchKeys what their customers are found by
 * @param messages the messages that carried them
 * @param store where the bytes of files are
 * @param policy when files are archived
 * @param restoring how long restored files stay
 * @param secrets seals cursors
 */
@Wiring
public record DocumentOffice(
    Documents documents,
    Restores restores,
    SearchKeys searchKeys,
    Messages messages,
    FileStore store,
    ArchivePolicy policy,
    RestorePolicy restoring,
    Secrets secrets) {

  public DocumentOffice {
    Objects.requireNonNull(documents, "documents");
    Objects.requireNonNull(restores, "restores");
    Objects.requireNonNull(searchKeys, "searchKeys");
    Objects.requireNonNull(messages, "messages");
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(restoring, "restoring");
    Objects.requireNonNull(secrets, "secrets");
  }

  /**
   * Refuses to work without a store.
   *
   * @throws IllegalStateException if the host has set none
   */
  void requireStore() {
    if (store == FileStore.none()) {
      throw new IllegalStateException(
          "files are moved and removed in a file store: set that of the processes that take them in,"
              + " with CustomerView.Builder.files");
    }
  }

  /**
   * Returns which files can be opened by their age, but have their bytes in the archive still,
   * since the policy became longer.
   *
   * @throws FileStoreException if the store fails
   */
  Set<FileId> elsewhere(DocumentEntry entry, Collection<FileId> asked) {
    Set<FileId> found = new HashSet<>();
    for (DocumentFile file : entry.document().files()) {
      if (asked.contains(file.id())
          && entry.status(file.id()) instanceof Available
          && isArchived(file.id())) {
        found.add(file.id());
      }
    }
    return found;
  }

  /** Returns why a file that is available by its age has no bytes to be read. */
  RuntimeException absent(FileId file, LocalDate today) {
    return isArchived(file)
        ? new RefusedException(new FileArchived(file, today))
        : FileStoreException.missing(file);
  }

  /**
   * Returns whether the bytes of a file are in the archive, or on their way from there.
   *
   * @throws FileStoreException if the store fails
   */
  boolean isArchived(FileId file) {
    try {
      return switch (store.placeOf(file.value())) {
        case ARCHIVED, RESTORING -> true;
        case READY, ABSENT -> false;
      };
    } catch (IOException failed) {
      throw FileStoreException.failed(file, failed);
    }
  }

  DocumentMessages sent() {
    return new DocumentMessages(messages, secrets);
  }

  /** Returns the pages of documents. */
  public DocumentPages pages() {
    return new DocumentPages(this);
  }
}
