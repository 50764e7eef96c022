package io.customerview.shared;

import java.net.URI;

/** Links of the host's that people follow. */
public final class WebLink {

  /** The longest link, in characters. */
  public static final int LONGEST = 2_000;

  private WebLink() {}

  /**
   * Returns whether a link is {@code http} or {@code https}, has a host, holds no name or password
   * of who signs in and no half of a surrogate pair, and is not too long.
   */
  public static boolean isFit(URI link) {
    String scheme = link.getScheme();
    boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
    return web
        && link.getHost() != null
        && link.getRawUserInfo() == null
        && link.toString().length() <= LONGEST
        && link.toString().codePoints().noneMatch(WebLink::isHalf);
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
