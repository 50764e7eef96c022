package io.customerview.document;

import io.customerview.shared.FileId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of a document (DOC-1, DOC-2). Immutable.
 *
 * @param id its id, here and in the store
 * @param name what it is called and what is in it
 * @param size how many bytes it has
 * @param sha256 their SHA-256, as 64 hexadecimal digits in lower case
 * @param deletedAt when it was deleted: what is left then is this tombstone (DOC-5)
 */
public record DocumentFile(
    FileId id, FileName name, long size, String sha256, Optional<Instant> deletedAt) {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  public DocumentFile {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(deletedAt, "deletedAt");
    if (size < 0 || !isSha256(sha256)) {
      throw new IllegalArgumentException("a file has a size and a SHA-256");
    }
  }

  /** Returns whether a text is 64 hexadecimal digits in lower case. */
  static boolean isSha256(String text) {
    return SHA_256.matcher(text).matches();
  }

  /**
   * Returns how the file stands on a day: deleted beats archived (DOC-3).
   *
   * @param archivesOn the day on which its document is archived
   */
  public FileStatus on(LocalDate today, LocalDate archivesOn) {
    if (deletedAt.isPresent()) {
      return new FileStatus.Deleted(deletedAt.get());
    }
    return today.isBefore(archivesOn)
        ? new FileStatus.Available(archivesOn)
        : new FileStatus.Archived(archivesOn);
  }

  /** Returns the tombstone of this file (DOC-5). */
  DocumentFile deleted(Instant moment) {
    return new DocumentFile(id, name, size, sha256, Optional.of(moment));
  }

  /** Returns this file as it is exported (PRIV-1). */
  public Map<String, Object> toRecord() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", id.toString());
    fields.put("name", name.text());
    fields.put("mediaType", name.mediaType());
    fields.put("size", size);
    fields.put("sha256", sha256);
    deletedAt.ifPresent(moment -> fields.put("deletedAt", moment));
    return fields;
  }
}
