package io.customerview.document;

import java.time.Instant;
import java.time.LocalDate;

/** How a file stands on a day (DOC-3, DOC-5). Immutable. */
public sealed interface FileStatus {

  /**
   * The file can be opened and downloaded.
   *
   * @param archivesOn the day on which it will be archived, or archived again if it was restored:
   *     the first on which it can't be opened
   */
  record Available(LocalDate archivesOn) implements FileStatus {}

  /**
   * The file is archived, and can neither be opened nor downloaded.
   *
   * @param since the day on which it was archived, whenever its bytes were moved
   */
  record Archived(LocalDate since) implements FileStatus {}

  /**
   * The file is archived, and an agent has asked for it: it can be opened once it was brought back
   * (DOC-4).
   *
   * @param since the day since which it is archived
   * @param at when it was asked for first
   */
  record Requested(LocalDate since, Instant at) implements FileStatus {}

  /**
   * The file is deleted for good.
   *
   * @param at when
   */
  record Deleted(Instant at) implements FileStatus {}
}
