package io.customerview.file;

import java.io.IOException;

/**
 * A folder of a {@link FolderStore} is not where it was: a disk that is not mounted, as it seems.
 * What lies in it is neither lost nor deleted; nothing was done.
 */
public final class FolderMissingException extends IOException {

  private static final long serialVersionUID = 1L;

  FolderMissingException(String folder) {
    super("the folder of files that are " + folder + " is not there");
  }
}
