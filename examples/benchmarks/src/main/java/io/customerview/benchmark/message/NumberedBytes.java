package io.customerview.benchmark.message;

import java.io.InputStream;
import java.util.Objects;

/** So many bytes, each of which hangs on its place alone, so that nobody need keep them. */
final class NumberedBytes extends InputStream {

  private final long size;
  private long at;

  NumberedBytes(long size) {
    this.size = size;
  }

  private static byte valueAt(long place) {
    return (byte) ((place * 31) >>> 3);
  }

  @Override
  public int read() {
    return at == size ? -1 : valueAt(at++) & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (at == size && length > 0) {
      return -1;
    }
    int many = (int) Math.min(length, size - at);
    for (int index = 0; index < many; index++) {
      into[offset + index] = valueAt(at++);
    }
    return many;
  }
}
