package io.customerview.portfolio.xlsx;

import io.customerview.portfolio.ImportRefusal.FileBroken;
import io.customerview.portfolio.ImportRefusal.FileTooLarge;
import io.customerview.portfolio.ImportRefusal.FileUnsafe;
import io.customerview.portfolio.ImportRefusal.NotXlsx;
import io.customerview.shared.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The parts that are packed in a file, looked at before the library that reads .xlsx sees them, and
 * through the same index of the archive: unpacked they are not too large, they are what was packed,
 * which the library doesn't check, and there is nothing in them that would be read into memory
 * without end.
 */
final class PackedParts {

  /** A workbook has a few dozen parts. */
  private static final int MOST_PARTS = 10_000;

  /** How many bytes of a part's own header stand before its name. */
  private static final int LOCAL_HEADER = 30;

  private static final byte[] PACKED = {'P', 'K', 3, 4};

  private final byte[] file;
  private final long mostUnpacked;

  PackedParts(byte[] file, long mostUnpacked) {
    this.file = file;
    this.mostUnpacked = mostUnpacked;
  }

  void check() {
    if (file.length < PACKED.length
        || !Arrays.equals(file, 0, PACKED.length, PACKED, 0, PACKED.length)) {
      throw new RefusedException(new NotXlsx());
    }
    if (recordsIn(file) > MOST_PARTS) {
      throw new RefusedException(new FileUnsafe());
    }
    try (ZipFile archive =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      checkParts(archive);
    } catch (RefusedException refused) {
      throw refused;
    } catch (IOException | RuntimeException damaged) {
      throw new RefusedException(new FileBroken()); // what the library says may quote a name
    }
  }

  /** How many records an index could have, before all of them are read into memory. */
  private static int recordsIn(byte[] file) {
    int records = 0;
    for (int at = 0; at + 3 < file.length; at++) {
      if (file[at] == 'P' && file[at + 1] == 'K' && file[at + 2] == 1 && file[at + 3] == 2) {
        records++;
      }
    }
    return records;
  }

  private void checkParts(ZipFile archive) throws IOException {
    if (archive.getEntry("[Content_Types].xml") == null) {
      throw new RefusedException(new NotXlsx());
    }
    byte[] held = new byte[PartScan.HELD];
    long left = mostUnpacked;
    for (ZipArchiveEntry part : Collections.list(archive.getEntries())) {
      checkName(part);
      CRC32 sum = new CRC32();
      try (InputStream bytes = new CheckedInputStream(archive.getInputStream(part), sum)) {
        left = checkPart(bytes, new PartScan(held), left);
      }
      if (sum.getValue() != part.getCrc()) {
        throw new RefusedException(new FileBroken());
      }
    }
  }

  /** A part under another name would be missed, and what it says with it. */
  private void checkName(ZipArchiveEntry part) {
    byte[] name = part.getRawName();
    int from = Math.toIntExact(part.getLocalHeaderOffset()) + LOCAL_HEADER;
    if (!Arrays.equals(file, from, from + name.length, name, 0, name.length)) {
      throw new RefusedException(new FileBroken());
    }
  }

  private long checkPart(InputStream bytes, PartScan scan, long allowed) throws IOException {
    long left = allowed;
    for (int read = scan.read(bytes); read >= 0; read = scan.read(bytes)) {
      left -= read;
      if (left < 0) {
        throw new RefusedException(new FileTooLarge(mostUnpacked));
      }
    }
    return left;
  }
}
