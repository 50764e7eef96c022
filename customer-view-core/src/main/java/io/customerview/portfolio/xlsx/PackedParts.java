package io.customerview.portfolio.xlsx;

import io.customerview.portfolio.ImportRefusal.FileBroken;
import io.customerview.portfolio.ImportRefusal.FileTooLarge;
import io.customerview.portfolio.ImportRefusal.FileUnsafe;
import io.customerview.portfolio.ImportRefusal.NotXlsx;
import io.customerview.shared.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The parts that are packed in a file, looked at before the library that reads .xlsx sees them, and
 * through the same index of the archive: unpacked they are not too large, and there is nothing in
 * them that would be read into memory without end.
 */
final class PackedParts {

  /** A workbook has a few dozen parts. */
  private static final int MOST_PARTS = 10_000;

  private static final byte[] PACKED = {'P', 'K', 3, 4};

  private final byte[] file;
  private final long mostUnpacked;

  PackedParts(byte[] file, long mostUnpacked) {
    this.file = file;
    this.mostUnpacked = mostUnpacked;
  }

  void check() {
    if (file.length < PACKED.length
        || !java.util.Arrays.equals(file, 0, PACKED.length, PACKED, 0, PACKED.length)) {
      throw new RefusedException(new NotXlsx());
    }
    try (ZipFile archive =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      checkParts(archive);
    } catch (IOException | IllegalArgumentException damaged) {
      throw new RefusedException(new FileBroken());
    }
  }

  private void checkParts(ZipFile archive) throws IOException {
    if (archive.getEntry("[Content_Types].xml") == null) {
      throw new RefusedException(new NotXlsx());
    }
    long left = mostUnpacked;
    int parts = 0;
    for (ZipArchiveEntry part : Collections.list(archive.getEntries())) {
      if (++parts > MOST_PARTS) {
        throw new RefusedException(new FileUnsafe());
      }
      try (InputStream bytes = archive.getInputStream(part)) {
        left = checkPart(bytes, left);
      }
    }
  }

  private long checkPart(InputStream bytes, long allowed) throws IOException {
    byte[] buffer = new byte[1 << 16];
    PartScan scan = new PartScan();
    long left = allowed;
    for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
      left -= read;
      if (left < 0) {
        throw new RefusedException(new FileTooLarge(mostUnpacked));
      }
      if (!scan.isSafe(buffer, read)) {
        throw new RefusedException(new FileUnsafe());
      }
    }
    return left;
  }
}
