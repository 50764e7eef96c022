package io.customerview.document;

import io.customerview.document.DocumentRefusal.FileNameUnsafe;
import io.customerview.document.DocumentRefusal.MediaTypeMalformed;
import io.customerview.shared.CleanText;
import io.customerview.shared.RefusedException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a file is called and what is in it: what a browser needs to show or to save it (DOC-2).
 * Immutable.
 *
 * @param text such as {@code Apólice 2024.pdf}: 1 to {@value #LONGEST} code points, no path
 * @param mediaType such as {@code application/pdf} (RFC 6838), in lower case and without parameters
 */
public record FileName(String text, String mediaType) {

  /** The most code points of a name. */
  public static final int LONGEST = 255;

  /** A name of RFC 6838, section 4.2, twice. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}");

  /**
   * Names a file.
   *
   * @throws RefusedException if the name is blank, too long, holds a control character or is a
   *     path, or if the media type is none
   */
  public FileName {
    text = CleanText.required("fileName", text, LONGEST);
    if (text.indexOf('/') >= 0
        || text.indexOf('\\') >= 0
        || text.equals(".")
        || text.equals("..")) {
      throw new RefusedException(new FileNameUnsafe());
    }
    mediaType = mediaType.strip().toLowerCase(Locale.ROOT);
    if (!MEDIA_TYPE.matcher(mediaType).matches()) {
      throw new RefusedException(new MediaTypeMalformed());
    }
  }

  /** Returns the media type: a name may say who the customer is. */
  @Override
  public String toString() {
    return "FileName[" + mediaType + "]";
  }
}
