package io.customerview.examples.mail;

import io.customerview.spi.Attachment;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a file while a mail is written: whatever breaks is an {@link IOException}, since the
 * mail library hangs up at one, and waits for an answer to an unfinished mail at anything else.
 */
final class FailingStream extends FilterInputStream {

  private FailingStream(InputStream bytes) {
    super(bytes);
  }

  /** That reading broke in another way than streams do. */
  static final class Broken extends IOException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException failure;

    Broken(RuntimeException failure) {
      super(failure);
      this.failure = failure;
    }

    RuntimeException failure() {
      return failure;
    }
  }

  static InputStream open(Attachment attachment) throws IOException {
    try {
      return new FailingStream(attachment.open());
    } catch (RuntimeException broken) {
      throw new Broken(broken);
    }
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (RuntimeException broken) {
      throw new Broken(broken);
    }
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    try {
      return super.read(buffer, from, length);
    } catch (RuntimeException broken) {
      throw new Broken(broken);
    }
  }
}
