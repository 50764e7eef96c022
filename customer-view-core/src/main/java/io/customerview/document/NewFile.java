package io.customerview.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A file as the host gives it:
 *
 * <pre>{@code
 * NewFile.of("Apólice.pdf", "application/pdf", () -> Files.newInputStream(path))
 * }</pre>
 *
 * <p>As immutable as its bytes.
 *
 * @param name what it is called and what is in it
 * @param bytes its bytes, which are streamed into the store
 * @param sha256 the SHA-256 that they should have, where the host knows it
 */
public record NewFile(FileName name, Bytes bytes, Optional<String> sha256) {

  /** Where the bytes of a file come from. */
  @FunctionalInterface
  public interface Bytes {

    /** Opens the bytes at their beginning; we close them. */
    InputStream open() throws IOException;
  }

  public NewFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(bytes, "bytes");
    Objects.requireNonNull(sha256, "sha256");
  }

  /**
   * Obtains a file.
   *
   * @param mediaType such as {@code application/pdf}
   * @throws io.customerview.shared.RefusedException if name or media type is none
   */
  public static NewFile of(String name, String mediaType, Bytes bytes) {
    return new NewFile(new FileName(name, mediaType), bytes, Optional.empty());
  }

  /**
   * Returns the same file with the SHA-256 that its bytes should have: other bytes are refused.
   *
   * @param hexadecimal 64 digits
   * @throws IllegalArgumentException if they are none
   */
  public NewFile withSha256(String hexadecimal) {
    String lower = hexadecimal.toLowerCase(Locale.ROOT);
    if (!DocumentFile.isSha256(lower)) {
      throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
    }
    return new NewFile(name, bytes, Optional.of(lower));
  }

  /** Returns whether a file is this one: by its name, and by its SHA-256 where one is known. */
  public boolean says(DocumentFile file) {
    return name.equals(file.name()) && sha256.orElse(file.sha256()).equals(file.sha256());
  }

  @Override
  public String toString() {
    return "NewFile[" + name.mediaType() + "]";
  }
}
