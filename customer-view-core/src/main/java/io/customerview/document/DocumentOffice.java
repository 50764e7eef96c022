package io.customerview.document;

import io.customerview.identity.SearchKeys;
import io.customerview.message.DocumentMessages;
import io.customerview.message.Messages;
import io.customerview.shared.Secrets;
import io.customerview.spi.FileStore;
import java.util.Objects;

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

  DocumentMessages sent() {
    return new DocumentMessages(messages, secrets);
  }

  /** Returns the pages of documents. */
  public DocumentPages pages() {
    return new DocumentPages(this);
  }
}
