package io.customerview.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A file that goes with a message. Its bytes are streamed, and never held whole. Immutable.
 *
 * @param name what it is called: a file name, never a path
 * @param mediaType such as {@code application/pdf}
 * @param size how many bytes it has
 * @param bytes opens them
 */
public record Attachment(String name, String mediaType, long size, Bytes bytes) {

  /** Opens the bytes of a file, at the first one; as often as is asked for. */
  @FunctionalInterface
  public interface Bytes {

    /**
     * Opens them. The caller reads to the end, and closes; what was kept is held to its checksum
     * there.
     */
    InputStream open() throws IOException;
  }

  public Attachment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(bytes, "bytes");
  }

  /** Opens the bytes; the caller closes them. */
  public InputStream open() throws IOException {
    return bytes.open();
  }

  @Override
  public String toString() {
    return "Attachment[" + mediaType + ", " + size + "]";
  }
}
