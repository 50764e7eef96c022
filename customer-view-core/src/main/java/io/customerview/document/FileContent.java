package io.customerview.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A file that was opened (DOC-2): what it is, and its bytes, to be shown by a browser or saved.
 *
 * <p>Whoever reads the bytes to their end is told where they are not those that were written: the
 * last read throws {@link io.customerview.shared.FileStoreException} then. Belongs to one thread,
 * which closes it.
 */
public final class FileContent implements AutoCloseable {

  private final DocumentFile file;
  private final InputStream bytes;

  FileContent(DocumentFile file, InputStream bytes) {
    this.file = Objects.requireNonNull(file, "file");
    this.bytes = new VerifiedStream(file, bytes);
  }

  /** Returns which file it is: its name, media type and size. */
  public DocumentFile file() {
    return file;
  }

  /** Returns the bytes, from the first one on. */
  public InputStream bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
