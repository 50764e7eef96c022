package io.customerview.portfolio.xlsx;

import com.google.common.io.Closer;
import io.customerview.portfolio.ImportRefusal.FileBroken;
import io.customerview.portfolio.ImportRefusal.FileTooLarge;
import io.customerview.portfolio.ImportRefusal.FileUnsafe;
import io.customerview.portfolio.ImportRefusal.NotXlsx;
import io.customerview.shared.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The parts that are packed in a file, looked at before the library that reads .xlsx sees them, and
 * through the same index of the archive: unpacked they are not too large, they are what was packed,
 * which the library doesn't check, and the shared texts that cells name are there, which it doesn't
 * either.
 *
 * <p>A part in which something would be read into memory without end is withheld. Many are in files
 * that spreadsheet programs write, and nobody reads them: pictures, queries, the records of a pivot
 * table. Whoever needs one doesn't find it.
 *
 * <p>Where there is one sheet alone, it is looked through while it is read, in a daemon thread of
 * its own, which comes to each row before the library does. Used by one thread at a time.
 */
final class PackedParts implements Closeable {

  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String SHEETS = "xl/worksheets/sheet";

  /** How every program that we know says that a part is a sheet; its name is put in. */
  private static final String TYPE_OF_SHEET =
      """
      <Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>""";

  private static final int LONGEST_TYPES = 1 << 16;

  /** How many bytes of the only sheet are looked through at once. */
  private static final int BLOCK = 1 << 19;

  /** A workbook has a few dozen parts. */
  private static final int MOST_PARTS = 10_000;

  /** How many bytes of a part's own header stand before its name. */
  private static final int LOCAL_HEADER = 30;

  private static final byte[] PACKED = {'P', 'K', 3, 4};

  private final byte[] file;
  private final long mostUnpacked;
  private final byte[] held = new byte[PartScan.HELD];
  private final List<ZipArchiveEntry> safe = new ArrayList<>();
  private final Closer opened = Closer.create();
  private @Nullable ScanAhead sheet;
  private boolean isWhole = true;
  private long packed;
  private long unpacked;
  private int sharedTexts;
  private int sharedNeeded;

  PackedParts(byte[] file, long mostUnpacked) {
    this.file = file;
    this.mostUnpacked = mostUnpacked;
  }

  /**
   * Looks through the file, once; returns it, without the parts that are withheld. An only sheet is
   * in it, and not looked through yet.
   */
  byte[] readable() {
    if (file.length < PACKED.length
        || !Arrays.equals(file, 0, PACKED.length, PACKED, 0, PACKED.length)) {
      throw new RefusedException(new NotXlsx());
    }
    if (recordsIn(file) > MOST_PARTS) {
      throw new RefusedException(new FileUnsafe());
    }
    try {
      ZipFile archive =
          opened.register(
              ZipFile.builder()
                  .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                  .get());
      Optional<ZipArchiveEntry> onlySheet = checkParts(archive);
      byte[] readable = isWhole ? file : safeParts(archive);
      if (onlySheet.isPresent()) {
        Part part = opened.register(new Part(archive, onlySheet.get()));
        sheet = opened.register(new ScanAhead(() -> scanBlock(part)));
      }
      return readable;
    } catch (IOException | RuntimeException damaged) {
      throw refused(damaged);
    }
  }

  /**
   * Waits until the only sheet is looked through to the end of this row, or to its own end.
   *
   * @param row counted from 1; 0 for whatever stands in front of all rows
   * @throws RefusedException if something up to there can't be read, or isn't safe
   */
  void toRow(long row) {
    if (sheet != null) {
      sheet.toRow(row);
    }
  }

  private long scanBlock(Part part) {
    long end = unpacked + BLOCK;
    try {
      while (!part.isRead && unpacked < end) {
        part.readMore();
        if (!part.scan.isSafe()) {
          throw new RefusedException(new FileUnsafe());
        }
        sharedNeeded = Math.max(sharedNeeded, part.scan.tally().sharedNeeded());
        checkShared();
      }
    } catch (IOException | RuntimeException damaged) {
      throw refused(damaged);
    }
    return part.isRead ? ScanAhead.ALL : part.scan.tally().rows();
  }

  void toEnd() {
    toRow(ScanAhead.ALL);
  }

  /** A part that is needed and not found is one that was not safe, where some were withheld. */
  RefusedException unreadable() {
    return new RefusedException(isWhole ? new FileBroken() : new FileUnsafe());
  }

  @Override
  public void close() {
    try {
      opened.close();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  /** What the library says of damage may quote a name. */
  private static RefusedException refused(Exception failure) {
    return failure instanceof RefusedException refused
        ? refused
        : new RefusedException(new FileBroken());
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

  /** Looks through all parts but the only sheet, which it returns. */
  private Optional<ZipArchiveEntry> checkParts(ZipFile archive) throws IOException {
    ZipArchiveEntry types = archive.getEntry(CONTENT_TYPES);
    if (types == null) {
      throw new RefusedException(new NotXlsx());
    }
    List<ZipArchiveEntry> parts = Collections.list(archive.getEntries());
    Optional<ZipArchiveEntry> sheet = onlySheet(archive, parts, types);
    for (ZipArchiveEntry part : parts) {
      checkPlace(part);
      if (sheet.filter(part::equals).isPresent()) {
        safe.add(part);
      } else {
        check(archive, part);
      }
    }
    checkShared();
    return sheet;
  }

  /** Finds a sheet that is the only one, and that the library takes for nothing else. */
  private static Optional<ZipArchiveEntry> onlySheet(
      ZipFile archive, List<ZipArchiveEntry> parts, ZipArchiveEntry types) throws IOException {
    List<ZipArchiveEntry> sheets =
        parts.stream().filter(part -> part.getName().startsWith(SHEETS)).toList();
    if (sheets.size() != 1) {
      return Optional.empty();
    }
    ZipArchiveEntry sheet = sheets.get(0);
    try (InputStream in = archive.getInputStream(types)) {
      byte[] text = in.readNBytes(LONGEST_TYPES + 1);
      boolean isOnly =
          text.length <= LONGEST_TYPES
              && isNothingElse(sheet.getName(), new String(text, StandardCharsets.ISO_8859_1));
      return isOnly ? Optional.of(sheet) : Optional.empty();
    }
  }

  /**
   * What a part is stands in attributes, whose values are as they read where there is no ampersand.
   */
  private static boolean isNothingElse(String sheet, String types) {
    String anyCase = types.toLowerCase(Locale.ROOT);
    String name = sheet.toLowerCase(Locale.ROOT);
    return types.contains(TYPE_OF_SHEET.formatted(sheet))
        && anyCase.indexOf(name) == anyCase.lastIndexOf(name)
        && types.indexOf('&') < 0;
  }

  private void check(ZipFile archive, ZipArchiveEntry entry) throws IOException {
    try (Part part = new Part(archive, entry)) {
      while (!part.isRead) {
        part.readMore();
      }
      if (part.scan.isSafe()) {
        safe.add(entry);
        sharedTexts = Math.max(sharedTexts, part.scan.tally().sharedTexts());
        sharedNeeded = Math.max(sharedNeeded, part.scan.tally().sharedNeeded());
      } else {
        isWhole = false;
      }
    }
  }

  private void checkShared() {
    if (sharedNeeded > sharedTexts) {
      throw unreadable();
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

  /** A part that is being looked through, or has been; one after the other. */
  private final class Part implements Closeable {

    private final ZipArchiveEntry entry;
    private final CRC32 sum = new CRC32();
    private final InputStream bytes;
    private final PartScan scan = new PartScan(held);
    private boolean isRead;

    Part(ZipFile archive, ZipArchiveEntry entry) throws IOException {
      this.entry = entry;
      this.bytes = new CheckedInputStream(archive.getInputStream(entry), sum);
    }

    /** Looks at so many more bytes as are held at once. */
    void readMore() throws IOException {
      int read = scan.read(bytes);
      isRead = read < 0;
      unpacked += Math.max(read, 0);
      if (unpacked > mostUnpacked) {
        throw new RefusedException(new FileTooLarge(mostUnpacked));
      }
      if (isRead && sum.getValue() != entry.getCrc()) {
        throw new RefusedException(new FileBroken());
      }
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
