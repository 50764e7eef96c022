package io.customerview.spi;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes links to the host's own pages, for messages to agents (DOC-4). The host checks who opens
 * one: a link is no permission. Called on the thread of the use case. Must be thread-safe.
 */
@FunctionalInterface
public interface LinkFactory {

  /** Returns the link to the page on which the files of a document are downloaded, if any. */
  Optional<URI> downloadPage(UUID document);

  /** Returns the links of a host that has no such page. */
  static LinkFactory none() {
    return document -> Optional.empty();
  }
}
