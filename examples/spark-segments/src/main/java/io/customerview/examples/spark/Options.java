package io.customerview.examples.spark;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the program is told.
 *
 * @param segments the JSON file of segments
 * @param base the files to ask; none to make a base up, write its files and compare
 * @param customers how many companies are made up
 * @param members where the members are written
 * @param day on which the segments are asked; today unless told
 */
record Options(
    Path segments,
    Optional<String> base,
    int customers,
    Optional<String> members,
    Optional<LocalDate> day) {

  static final String HELP =
      """
      --segments FILE     segments as JSON (segments.json)
      --customers NUMBER  how many companies to make up (20000)
      --base FOLDER       asks a base that is there, and makes none up
      --members FOLDER    writes the members there, in a folder for each segment
      --day YYYY-MM-DD    asks on another day than today""";

  /**
   * Reads arguments.
   *
   * @throws StopException if one is not known, or can't be read
   */
  static Options parse(List<String> arguments) {
    Options options =
        new Options(
            Path.of("segments.json"), Optional.empty(), 20_000, Optional.empty(), Optional.empty());
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String name = rest.next();
      if (!rest.hasNext()) {
        throw new StopException("Known arguments, each with a value:\n" + HELP);
      }
      options = options.with(name, rest.next());
    }
    return options;
  }

  private Options with(String name, String value) {
    try {
      return switch (name) {
        case "--segments" -> new Options(Path.of(value), base, customers, members, day);
        case "--base" -> new Options(segments, Optional.of(value), customers, members, day);
        case "--customers" -> new Options(segments, base, Integer.parseInt(value), members, day);
        case "--members" -> new Options(segments, base, customers, Optional.of(value), day);
        case "--day" ->
            new Options(segments, base, customers, members, Optional.of(LocalDate.parse(value)));
        default -> throw new StopException("There is no " + name + ". Known arguments:\n" + HELP);
      };
    } catch (NumberFormatException | DateTimeException unreadable) {
      throw new StopException(name + " can't be read. Known arguments:\n" + HELP);
    }
  }
}
