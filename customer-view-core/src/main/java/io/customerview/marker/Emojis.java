package io.customerview.marker;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** The emojis that there are, read when the first one is asked for. */
final class Emojis {

  private static final String FILE = "emojis.txt";

  /** Asks for the emoji, where a character can be shown as a letter too. */
  private static final String AS_EMOJI = "\uFE0F";

  /** The fully qualified form by the form without a variation selector. */
  private static final ImmutableMap<String, String> QUALIFIED = read();

  private Emojis() {}

  /** Returns the fully qualified form of an emoji, or empty if the text is not one. */
  static Optional<String> qualified(String text) {
    return Optional.ofNullable(QUALIFIED.get(bare(text)));
  }

  private static String bare(String emoji) {
    return emoji.replace(AS_EMOJI, "");
  }

  private static ImmutableMap<String, String> read() {
    ImmutableMap.Builder<String, String> qualified = ImmutableMap.builder();
    text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> Stream.of(line.split(" ", -1)))
        .forEach(emoji -> qualified.put(bare(emoji), emoji));
    return qualified.buildOrThrow();
  }

  private static String text() {
    try (InputStream in = Emojis.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks the list of emojis");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
