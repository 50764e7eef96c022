package io.customerview.marker;

import io.customerview.marker.MarkerRefusal.NotOneEmoji;
import io.customerview.shared.RefusedException;
import java.util.Objects;

/**
 * One emoji, as a reader counts emojis: ⭐, 🇧🇷, 👍🏽 and 👨‍👩‍👧‍👦 are one each, whatever they
 * are made of. Those that there are, are the ones that Unicode recommends for general interchange:
 * others show as a box, as a letter, or as several emojis on some screens.
 *
 * <p>An emoji has one form here, the fully qualified one: ❤ without the variation selector that
 * asks for the emoji is the same as with it. Immutable and thread-safe.
 */
public final class Emoji {

  private final String text;

  private Emoji(String text) {
    this.text = text;
  }

  /**
   * Obtains an emoji from text; blanks around it don't matter.
   *
   * @throws RefusedException with {@link NotOneEmoji} if the text is no emoji, or several
   */
  public static Emoji parse(String text) {
    return Emojis.qualified(Objects.requireNonNull(text, "text").strip())
        .map(Emoji::new)
        .orElseThrow(() -> new RefusedException(new NotOneEmoji()));
  }

  /** Returns the emoji, fully qualified. */
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Emoji that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the emoji, as {@link #parse} reads it. */
  @Override
  public String toString() {
    return text;
  }
}
