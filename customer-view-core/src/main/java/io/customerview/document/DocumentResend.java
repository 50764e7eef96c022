package io.customerview.document;

import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.shared.DocumentId;
import io.customerview.shared.FileId;
import java.util.List;
import java.util.Objects;

/**
 * What an agent asks for who sends a document again (DOC-6, DOC-7, DOC-8). Immutable; {@code
 * toString} is masked.
 *
 * @param document which document
 * @param files the ticked files, in any order; each is sent once, in the document's order
 * @param automation the host's id of the automation
 * @param version which version of it
 * @param channel how the message travels
 * @param message the host's id of the message
 * @param destination where to, for this sending only
 */
public record DocumentResend(
    DocumentId document,
    List<FileId> files,
    String automation,
    String version,
    MessageChannel channel,
    String message,
    Address destination) {

  public DocumentResend {
    Objects.requireNonNull(document, "document");
    files = List.copyOf(files);
    Objects.requireNonNull(automation, "automation");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(destination, "destination");
  }
}
