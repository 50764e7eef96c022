package io.customerview.segmentation.internal.solve;

import io.customerview.contract.Tag;
import io.customerview.identity.FoldedText;
import io.customerview.identity.State;
import io.customerview.segmentation.formula.TextValues;
import io.customerview.segmentation.formula.TextValues.TextRange;
import io.customerview.segmentation.formula.Values;
import io.customerview.segmentation.rule.Argument;
import io.customerview.shared.RefusedException;
import java.util.ArrayList;
import java.util.List;
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
  public @Nullable String pick(Values values) {
    TextValues wanted = (TextValues) values;
    for (TextRange range : wanted.ranges()) {
      for (String text : candidates(range)) {
        if (wanted.contains(text) && exists(text)) {
          return text;
        }
      }
    }
    return null;
  }

  private boolean exists(String text) {
    try {
      return !text.isEmpty() && isReal(text);
    } catch (RefusedException tooLong) {
      return false;
    }
  }

  private static List<String> candidates(TextRange range) {
    List<String> candidates = new ArrayList<>();
    range.low().ifPresent(candidates::add);
    range.high().ifPresent(candidates::add);
    String low = range.low().orElse("");
    for (String ending : ENDINGS) {
      candidates.add(low + ending);
    }
    range.high().ifPresent(high -> addBeginnings(high, candidates));
    addNeighbours(low, true, candidates);
    range.high().ifPresent(high -> addNeighbours(high, false, candidates));
    return candidates;
  }

  private static void addBeginnings(String text, List<String> candidates) {
    for (int end = text.length() - 1; end > 0; end--) {
      candidates.add(text.substring(0, end));
    }
  }

  /** Adds the text's beginnings with one character more or less than the text has there. */
  private static void addNeighbours(String text, boolean above, List<String> candidates) {
    for (int at = text.length(); at > 0; ) {
      int character = text.codePointBefore(at);
      at -= Character.charCount(character);
      String beginning = text.substring(0, at);
      for (int distance = 1; distance <= NEAR; distance++) {
        addCharacter(beginning, above ? character + distance : character - distance, candidates);
      }
      for (int other : above ? ABOVE : BELOW) {
        addCharacter(beginning, other, candidates);
      }
    }
  }

  private static void addCharacter(String beginning, int character, List<String> candidates) {
    boolean isSurrogate =
        character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    if (Character.isValidCodePoint(character) && !isSurrogate) {
      candidates.add(beginning + Character.toString(character));
    }
  }
}
