package io.customerview.document;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.customerview.shared.FileStoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file, which are held to its size and SHA-256 as they are read. */
final class VerifiedStream extends FilterInputStream {

  private final DocumentFile file;
  private final Hasher hasher = Hashing.sha256().newHasher();
  private long read;
  private boolean ended;

  VerifiedStream(DocumentFile file, InputStream bytes) {
    super(bytes);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = in.read(buffer, from, length);
    if (count >= 0) {
      hasher.putBytes(buffer, from, count);
      read += count;
      if (read > file.size()) {
        throw FileStoreException.damaged(file.id());
      }
    } else if (!ended) {
      ended = true;
      if (read != file.size() || !hasher.hash().toString().equals(file.sha256())) {
        throw FileStoreException.damaged(file.id());
      }
    }
    return count;
  }

  /** Skips by reading, since what is passed over counts as well. */
  @Override
  public long skip(long count) throws IOException {
    byte[] passed = new byte[(int) Math.min(8192, Math.max(0, count))];
    long skipped = 0;
    while (skipped < count) {
      int now = read(passed, 0, (int) Math.min(passed.length, count - skipped));
      if (now < 0) {
        break;
      }
      skipped += now;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
