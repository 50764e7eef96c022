package io.customerview.examples.quickstart.mapping;

import io.customerview.examples.quickstart.generate.Column;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Yes and no, as people and programs write them. */
final class Answers {

  private static final Set<String> YES = Set.of("s", "sim", "1", "true", "verdadeiro", "y", "yes");
  private static final Set<String> NO = Set.of("n", "não", "nao", "no", "0", "false", "falso");

  private Answers() {}

  /** Returns the answer; empty where nobody asked, or nobody knows what was meant. */
  static Optional<Boolean> read(Draft draft, Column column) {
    Optional<String> text = draft.text(column).map(answer -> answer.toLowerCase(Locale.ROOT));
    if (text.filter(YES::contains).isPresent()) {
      return Optional.of(true);
    }
    if (text.filter(NO::contains).isPresent()) {
      return Optional.of(false);
    }
    if (text.isPresent()) {
      draft.leaveOut(column, Problem.ANSWER_UNKNOWN);
    }
    return Optional.empty();
  }
}
