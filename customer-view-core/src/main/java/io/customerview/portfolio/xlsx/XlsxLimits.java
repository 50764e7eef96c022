package io.customerview.portfolio.xlsx;

/**
 * How much of a file is read, so that no file can tire the host (POR-9). Immutable.
 *
 * @param mostBytes of the file as it is; it is held in memory while it is read
 * @param mostUnpacked bytes of all that is packed in it
 * @param mostRows rows of the sheet, the headings included
 */
public record XlsxLimits(int mostBytes, long mostUnpacked, int mostRows) {

  /** 32 MiB, unpacked 512 MiB, and 200,000 rows. */
  public static final XlsxLimits STANDARD = new XlsxLimits(32 << 20, 512L << 20, 200_000);

  public XlsxLimits {
    if (mostBytes < 1 || mostUnpacked < 1 || mostRows < 1) {
      throw new IllegalArgumentException("limits are 1 or more");
    }
  }
}
