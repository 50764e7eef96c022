package io.customerview.examples.quickstart;

import io.customerview.examples.quickstart.text.StopException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the program is told on the command line. Immutable.
 *
 * @param help whether it is asked what it can be told
 * @param locale the language to speak
 * @param file the user's own file, in the place of the one that comes with the program
 * @param contracts the contracts of the user's customers, in a file of their own
 * @param segments the user's own segments, in the place of those that come with the program
 * @param find what to look for, in the place of the tour
 * @param reset whether to begin with an empty database
 */
record Options(
    boolean help,
    Locale locale,
    Optional<Path> file,
    Optional<Path> contracts,
    Optional<Path> segments,
    Optional<String> find,
    boolean reset) {

  private static final List<String> LANGUAGES = List.of("en", "pt", "es");

  /**
   * Reads the command line.
   *
   * @throws StopException if it says something else
   */
  static Options parse(List<String> arguments) {
    boolean help = false;
    boolean reset = false;
    Locale locale = Locale.getDefault();
    Optional<Path> file = Optional.empty();
    Optional<Path> contracts = Optional.empty();
    Optional<Path> segments = Optional.empty();
    Optional<String> find = Optional.empty();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      switch (argument) {
        case "--help" -> help = true;
        case "--reset" -> reset = true;
        case "--lang" -> locale = language(value(argument, rest));
        case "--file" -> file = Optional.of(path(argument, value(argument, rest)));
        case "--contracts" -> contracts = Optional.of(path(argument, value(argument, rest)));
        case "--segments" -> segments = Optional.of(path(argument, value(argument, rest)));
        case "--find" -> find = Optional.of(value(argument, rest));
        default -> throw new StopException("options.unknown", argument);
      }
    }
    if (contracts.isPresent() && file.isEmpty()) {
      throw new StopException("options.contracts_alone");
    }
    return new Options(help, locale, file, contracts, segments, find, reset);
  }

  /** Returns the language that was asked for, even by a command line that says something wrong. */
  static Locale languageOf(List<String> arguments) {
    int place = arguments.indexOf("--lang") + 1;
    return place > 0 && place < arguments.size() && LANGUAGES.contains(arguments.get(place))
        ? Locale.forLanguageTag(arguments.get(place))
        : Locale.getDefault();
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new StopException("options.value_missing", option);
    }
    return rest.next();
  }

  private static Locale language(String code) {
    if (!LANGUAGES.contains(code)) {
      throw new StopException("options.language", code, String.join(", ", LANGUAGES));
    }
    return Locale.forLanguageTag(code);
  }

  private static Path path(String option, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new StopException("options.path", text, option);
    }
  }
}
