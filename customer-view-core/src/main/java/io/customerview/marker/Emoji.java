package io.customerview.marker;

import io.customerview.marker.MarkerRefusal.NotOneEmoji;
import io.customerview.shared.RefusedException;
import java.util.Objects;
import java.util.Optional;

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

  /**
   * Obtains an emoji that a storage has kept, as it is. Another process may have stored it whose
   * version of this library knows more emojis; who gives it to a marker here is refused all the
   * same.
   */
  public static Emoji stored(String text) {
    return new Emoji(Objects.requireNonNull(text, "text"));
  }

  /**
   * Refuses an emoji that this version does not know, wherever it came from.
   *
   * @throws RefusedException with {@link NotOneEmoji}
   */
  void refuseUnknown() {
    if (!Emojis.qualified(text).equals(Optional.of(text))) {
      throw new RefusedException(new NotOneEmoji());
    }
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
