package io.customerview.portfolio.xlsx;

import java.io.IOException;
import java.io.InputStream;

/**
 * Looks through the bytes of one part, tag by tag with the text behind it, for what {@link
 * PartTally} lets through no more, and for encodings in which that could hide, which have NUL
 * bytes.
 *
 * <p>Parts that are no XML, such as images, are let through: nothing reads them. So may be what is
 * not safe, such as a picture in XML, or the records of a pivot table: whoever looks through the
 * part withholds it then from whoever reads the others.
 */
final class PartScan {

  /** What of a part is held at once: the longest tag with its text, and as much again to read. */
  static final int HELD = PartTally.LONGEST_TOKEN + (1 << 16);

  private final byte[] bytes;
  private final PartTally tally = new PartTally();
  private int end;

  /** Up to where there is no further tag in what is held. */
  private int searched = 1;

  private boolean isBegun;
  private boolean isXml;
  private boolean isSafe = true;

  /**
   * @param bytes {@value #HELD} of them, of which nothing is kept when the part has been read
   */
  PartScan(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads more of the part, and looks through it as long as it is safe.
   *
   * @return how many bytes; -1 if there are no more
   */
  int read(InputStream part) throws IOException {
    int read = part.read(bytes, end, bytes.length - end);
    end += Math.max(read, 0);
    if (!isBegun && end > 0) {
      isBegun = true;
      isXml = looksLikeXml();
    }
    isSafe = isSafe && (!isXml || isSafe(read < 0));
    if (!isXml || !isSafe) {
      end = 0;
    }
    return read;
  }

  boolean isSafe() {
    return isSafe;
  }

  PartTally tally() {
    return tally;
  }

  /** Whatever an XML reader would take: a tag, blanks before it, or a mark of the encoding. */
  private boolean looksLikeXml() {
    int first = bytes[0] & 0xFF;
    int second = end > 1 ? bytes[1] & 0xFF : 0;
    return first == '<'
        || first <= ' '
        || first == 0xEF
        || (first == 0xFE && second == 0xFF)
        || (first == 0xFF && second == 0xFE);
  }

  /** Looks at each tag with its text; the last one may go on, and is held until it doesn't. */
  private boolean isSafe(boolean isLast) {
    int from = 0;
    int to = nextTag(searched);
    while (to < end) {
      if (!isSafe(from, to)) {
        return false;
      }
      from = to;
      to = nextTag(from + 1);
    }
    if (isLast) {
      return from == end || isSafe(from, end);
    }
    System.arraycopy(bytes, from, bytes, 0, end - from);
    end -= from;
    searched = Math.max(1, end);
    return end <= PartTally.LONGEST_TOKEN;
  }

  /** Where the next tag begins, or NUL stands; the end if there is neither. */
  private int nextTag(int from) {
    byte[] held = bytes;
    int last = end;
    int at = from;
    while (at < last && held[at] != '<' && held[at] != 0) {
      at++;
    }
    return at;
  }

  private boolean isSafe(int from, int to) {
    return bytes[from] != 0 && tally.isSafe(bytes, from, to);
  }
}
