package io.customerview.segmentation.internal.solve;

import io.customerview.contract.Tag;
import io.customerview.identity.FoldedText;
import io.customerview.identity.State;
import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.formula.TextValues.TextRange;
import io.customerview.segmentation.formula.Values;
import io.customerview.segmentation.rule.Argument;
import io.customerview.shared.RefusedException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folded texts. Not every text is one, so whether there is one between two others is found out by
 * trying: extensions of the lower, beginnings of the upper, and neighbours of both.
 */
enum TextSpace implements Space {
  /** Cities, industries, and what a host's own criterion gives. */
  TEXTS {
    @Override
    boolean isReal(String text) {
      return text.equals(new Argument.Text(text).value())
          && text.equals(FoldedText.withPunctuation(text));
    }
  },
  /** States: the abbreviation stands for the name and the code. */
  STATES {
    @Override
    boolean isReal(String text) {
      return TEXTS.isReal(text) && text.equals(State.keyOf(text));
    }
  },
  /** Tags: the folded text has a longest length too. */
  TAGS {
    @Override
    boolean isReal(String text) {
      Tag tag = Tag.of(text);
      return text.equals(tag.text()) && text.equals(tag.key());
    }
  };

  /** What sorts before all folded texts but itself: blanks and controls never come first. */
  private static final String FIRST = "!";

  private static final List<String> ENDINGS = List.of("a", " a", "0", "!", " !");
  private static final int[] ABOVE = {'0', 'a', 'b', 'z', '~', 0x4E00, 0x20000, 0xE000, 0x10FFFD};
  private static final int[] BELOW = {'z', 'b', 'a', '0', '!'};

  /** How many characters are compared, or folded, in one step. */
  private static final int COMPARED = 64;

  private static final int FOLDED = 8;

  /** How far neighbours are looked for. */
  private static final int NEAR = 3;

  /** Whether a text is one that comes out of folding; may throw if it is no text at all. */
  abstract boolean isReal(String text);

  @Override
  public boolean isSurelyEmpty(Values values) {
    return ((TextValues) values).ranges().stream().allMatch(this::isSurelyEmpty);
  }

  private boolean isSurelyEmpty(TextRange range) {
    if (range.isPoint()) {
      String text = range.low().orElseThrow();
      return this == TAGS && text.codePointCount(0, text.length()) > Tag.LONGEST;
    }
    return range
        .high()
        .filter(high -> high.equals(FIRST) ? !range.highIncluded() : FIRST.startsWith(high))
        .isPresent();
  }

  @Override
  public @Nullable String pick(Values values, Budget budget) {
    TextValues wanted = (TextValues) values;
    Iterator<String> candidates = wanted.ranges().stream().flatMap(this::candidates).iterator();
    while (candidates.hasNext()) {
      String text = candidates.next();
      if (!budget.spend(1 + text.length() / COMPARED)) {
        return null;
      }
      if (wanted.contains(text)) {
        if (!budget.spend(1 + text.length() / FOLDED)) {
          return null;
        }
        if (exists(text)) {
          return text;
        }
      }
    }
    return null;
  }

  private boolean exists(String text) {
    // Asked first, since there may be many that are too long, and a refusal costs much more.
    if (text.isEmpty() || text.codePointCount(0, text.length()) > longest()) {
      return false;
    }
    try {
      return isReal(text);
    } catch (RefusedException noText) {
      return false;
    }
  }

  private int longest() {
    return this == TAGS ? Tag.LONGEST : Argument.Text.LONGEST;
  }

  /** What is tried, in this order; made only as far as it is tried. */
  private Stream<String> candidates(TextRange range) {
    String low = range.low().orElse("");
    Stream<String> ends = Stream.concat(range.low().stream(), range.high().stream());
    return Stream.of(
            ends,
            ENDINGS.stream().map(ending -> low + ending),
            range.high().stream().flatMap(this::beginnings),
            neighbours(low, true),
            range.high().stream().flatMap(high -> neighbours(high, false)))
        .flatMap(each -> each);
  }

  private Stream<String> beginnings(String text) {
    return lengths(text).mapToObj(length -> text.substring(0, length));
  }

  /** The text's beginnings with one character more or less than the text has there. */
  private Stream<String> neighbours(String text, boolean above) {
    return lengths(text)
        .boxed()
        .flatMap(
            length ->
                characters(text.codePointAt(length), above)
                    .filter(TextSpace::isCharacter)
                    .mapToObj(other -> text.substring(0, length) + Character.toString(other)));
  }

  /** The lengths of the text's beginnings that are not too long, the longest first. */
  private IntStream lengths(String text) {
    int most = longest() - 1;
    int last =
        text.codePointCount(0, text.length()) > most
            ? text.offsetByCodePoints(0, most)
            : text.length() - 1;
    return IntStream.iterate(last, length -> length >= 0, length -> length - 1)
        .filter(length -> !Character.isLowSurrogate(text.charAt(length)));
  }

  private static IntStream characters(int beside, boolean above) {
    return IntStream.concat(
        IntStream.rangeClosed(1, NEAR).map(far -> above ? beside + far : beside - far),
        Arrays.stream(above ? ABOVE : BELOW));
  }

  private static boolean isCharacter(int character) {
    return Character.isValidCodePoint(character)
        && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
  }
}
