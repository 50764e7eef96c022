package io.customerview.portfolio.xlsx;

import io.customerview.identity.FoldedText;
import io.customerview.portfolio.ImportRefusal.ColumnMissing;
import io.customerview.portfolio.ImportRefusal.ColumnTwice;
import io.customerview.portfolio.ImportRefusal.ImportColumn;
import io.customerview.shared.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The headings of a sheet, and where the columns stand that are read.
 *
 * @param texts the headings, in their order
 */
record Headings(List<String> texts) {

  private static final int LONGEST = 128;
  private static final List<Locale> LANGUAGES =
      List.of(Locale.ENGLISH, Locale.forLanguageTag("pt"), Locale.forLanguageTag("es"));

  Headings {
    texts = List.copyOf(texts);
  }

  /**
   * Returns what a column, or the sheet, is called in the language of a locale, else in English.
   */
  static String heading(String column, Locale locale) {
    Locale language =
        LANGUAGES.stream()
            .filter(one -> one.getLanguage().equals(locale.getLanguage()))
            .findFirst()
            .orElse(Locale.ENGLISH);
    return ResourceBundle.getBundle(
            "io.customerview.PortfolioSheet", language, Headings.class.getModule())
        .getString(column);
  }

  int id() {
    return only(ImportColumn.ID);
  }

  int portfolio() {
    return only(ImportColumn.PORTFOLIO);
  }

  private int only(ImportColumn column) {
    List<Integer> places = places(column.name().toLowerCase(Locale.ROOT));
    if (places.isEmpty()) {
      throw new RefusedException(new ColumnMissing(column));
    }
    if (places.size() > 1) {
      throw new RefusedException(new ColumnTwice(column));
    }
    return places.get(0);
  }

  /** Returns where the columns stand in which a sheet with errors tells them. */
  List<Integer> errors() {
    return places("error");
  }

  private List<Integer> places(String column) {
    Set<String> names = new TreeSet<>();
    LANGUAGES.forEach(language -> names.add(key(heading(column, language))));
    return IntStream.range(0, texts.size())
        .filter(place -> names.contains(key(texts.get(place))))
        .boxed()
        .toList();
  }

  private static String key(String text) {
    return text.length() > LONGEST ? "" : FoldedText.withPunctuation(text);
  }
}
