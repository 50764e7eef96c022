package io.customerview.portfolio.xlsx;

import io.customerview.portfolio.ImportRefusal.FileBroken;
import io.customerview.portfolio.ImportRefusal.FileTooLarge;
import io.customerview.portfolio.ImportRefusal.FileUnsafe;
import io.customerview.portfolio.ImportRefusal.NotXlsx;
import io.customerview.shared.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * The parts that are packed in a file, looked at before the library that reads .xlsx sees them, and
 * through the same index of the archive: unpacked they are not too large, they are what was packed,
 * which the library doesn't check, and the shared texts that cells name are there, which it doesn't
 * either.
 *
 * <p>A part in which something would be read into memory without end is withheld. Many are in files
 * that spreadsheet programs write, and nobody reads them: pictures, queries, the records of a pivot
 * table. Whoever needs one doesn't find it.
 */
final class PackedParts {

  /** A workbook has a few dozen parts. */
  private static final int MOST_PARTS = 10_000;

  /** How many bytes of a part's own header stand before its name. */
  private static final int LOCAL_HEADER = 30;

  private static final byte[] PACKED = {'P', 'K', 3, 4};

  private final byte[] file;
  private final long mostUnpacked;
  private final List<ZipArchiveEntry> safe = new ArrayList<>();
  private boolean isWhole = true;
  private long packed;
  private int sharedTexts;
  private int sharedNeeded;

  PackedParts(byte[] file, long mostUnpacked) {
    this.file = file;
    this.mostUnpacked = mostUnpacked;
  }

  /** Whether no part is withheld; asked when the file has been looked through. */
  boolean isWhole() {
    return isWhole;
  }

  /** Looks through the file, once; returns it, without the parts that are withheld. */
  byte[] readable() {
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
      if (sharedNeeded > sharedTexts) {
        throw new RefusedException(isWhole ? new FileBroken() : new FileUnsafe());
      }
      return isWhole ? file : safeParts(archive);
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
      checkPlace(part);
      CRC32 sum = new CRC32();
      PartScan scan = new PartScan(held);
      try (InputStream bytes = new CheckedInputStream(archive.getInputStream(part), sum)) {
        left = checkPart(bytes, scan, left);
      }
      if (sum.getValue() != part.getCrc()) {
        throw new RefusedException(new FileBroken());
      }
      keep(part, scan);
    }
  }

  private void keep(ZipArchiveEntry part, PartScan scan) {
    if (scan.isSafe()) {
      safe.add(part);
      sharedTexts = Math.max(sharedTexts, scan.tally().sharedTexts());
      sharedNeeded = Math.max(sharedNeeded, scan.tally().sharedNeeded());
    } else {
      isWhole = false;
    }
  }

  private byte[] safeParts(ZipFile archive) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
      for (ZipArchiveEntry part : safe) {
        out.addRawArchiveEntry(part, archive.getRawInputStream(part));
      }
    }
    return bytes.toByteArray();
  }

  /**
   * A part under another name would be missed, and what it says with it; parts that lie one on the
   * other have more bytes than the file.
   */
  private void checkPlace(ZipArchiveEntry part) {
    packed += part.getCompressedSize();
    if (packed > file.length) {
      throw new RefusedException(new FileUnsafe());
    }
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
