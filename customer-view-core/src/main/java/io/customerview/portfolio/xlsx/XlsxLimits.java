package io.customerview.portfolio.xlsx;

/**
 * How much of a file is read, so that no file can tire the host (POR-9). Immutable.
 *
 * @param mostBytes of the file as it is, 1 to 2^30; it is held in memory while it is read
 * @param mostUnpacked bytes of all that is packed in it, and characters of all cells, 1 or more
 * @param mostRows rows of the sheet, the headings included, 1 to 1,048,576, where every sheet ends
 */
public record XlsxLimits(int mostBytes, long mostUnpacked, int mostRows) {

  private static final int MOST_BYTES = 1 << 30;
  private static final int MOST_ROWS = 1_048_576;

  /** 32 MiB, unpacked 512 MiB, and 200,000 rows. */
  public static final XlsxLimits STANDARD = new XlsxLimits(32 << 20, 512L << 20, 200_000);

  public XlsxLimits {
    if (mostBytes < 1 || mostBytes > MOST_BYTES) {
      throw new IllegalArgumentException("mostBytes is 1 to 2^30, not " + mostBytes);
    }
    if (mostUnpacked < 1) {
      throw new IllegalArgumentException("mostUnpacked is 1 or more, not " + mostUnpacked);
    }
    if (mostRows < 1 || mostRows > MOST_ROWS) {
      throw new IllegalArgumentException("mostRows is 1 to 1,048,576, not " + mostRows);
    }
  }
}
