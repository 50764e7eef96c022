package io.customerview.examples.quickstart.screen;

import io.customerview.examples.quickstart.text.Texts;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the program speaks, in one language. What people read here is personal: no logger sees it.
 */
public final class Screen {

  private static final int WIDTH = 110;
  private static final String INDENT = "  ";

  private final PrintStream out;
  private final Texts texts;
  private int chapter;

  public Screen(PrintStream out, Texts texts) {
    this.out = out;
    this.texts = texts;
  }

  public Texts texts() {
    return texts;
  }

  /** Begins a numbered chapter. */
  public void chapter(String key, Object... arguments) {
    String title = ++chapter + ". " + texts.get(key, arguments);
    out.println();
    out.println(title);
    out.println("═".repeat(title.codePointCount(0, title.length())));
  }

  /** Says a sentence of {@link Texts}. */
  public void say(String key, Object... arguments) {
    text(texts.get(key, arguments), "");
  }

  /** Says a sentence of {@link Texts} on one line: it ends in a path, for people to copy. */
  public void unwrapped(String key, Object... arguments) {
    out.println(INDENT + texts.get(key, arguments));
  }

  /** Says what needs no translating; lines after the first stand further in. */
  public void text(String text, String furtherIn) {
    String indent = INDENT;
    for (String line : wrap(text, WIDTH - INDENT.length() - furtherIn.length())) {
      out.println((indent + line).stripTrailing());
      indent = INDENT + furtherIn;
    }
  }

  /** Shows a text of several lines as it is. */
  public void lines(String text) {
    text.lines().forEach(out::println);
  }

  public void blank() {
    out.println();
  }

  /** Shows a table. */
  public void table(Table table) {
    table.lines().forEach(line -> out.println(INDENT + line));
  }

  private static List<String> wrap(String text, int width) {
    String bare = text.stripLeading();
    StringBuilder line = new StringBuilder(text.substring(0, text.length() - bare.length()));
    List<String> lines = new ArrayList<>();
    String before = "";
    for (String word : bare.split(" ", -1)) {
      if (!before.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
        before = "";
      }
      line.append(before).append(word);
      before = " ";
    }
    lines.add(line.toString());
    return lines;
  }
}
