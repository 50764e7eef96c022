package io.customerview.segmentation.internal.text;

import io.customerview.segmentation.rule.Place;
import io.customerview.segmentation.rule.Place.Group;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * Texts, amounts and dates in one of our three languages, from the bundle {@code
 * io.customerview.segmentation.Words}. Not thread-safe.
 */
public final class Words {

  private static final String BUNDLE = "io.customerview.segmentation.Words";

  private final Locale language;
  private final ResourceBundle bundle;
  private final DecimalFormat amounts;
  private final DateTimeFormatter days;

  /** Makes texts in the language that is nearest to a locale's: English where none is near. */
  public Words(Locale locale) {
    this.language =
        switch (locale.getLanguage()) {
          case "pt" -> Locale.forLanguageTag("pt-BR");
          case "es" -> Locale.forLanguageTag("es");
          default -> Locale.ENGLISH;
        };
    this.bundle = ResourceBundle.getBundle(BUNDLE, language, Words.class.getModule());
    this.amounts = new DecimalFormat("#,##0.00##", DecimalFormatSymbols.getInstance(language));
    this.days = DateTimeFormatter.ofPattern(bundle.getString("day"), language);
  }

  /** Returns the text of a key with its arguments, which are texts or whole numbers. */
  public String text(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), language).format(arguments);
  }

  /** Returns whether there is a text for the key. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** Returns an amount with 2 to 4 decimals. */
  public String amount(BigDecimal amount) {
    return amounts.format(amount);
  }

  /** Returns a date: day, month and year, in the order of the language. */
  public String day(LocalDate day) {
    return days.format(day);
  }

  /** Returns a place in a segment, counted from 1. */
  public String place(Place place) {
    return text(
        place.group() == Group.COMBINED ? "place.combined" : "place.independent",
        place.path().stream().map(at -> String.valueOf(at + 1)).collect(Collectors.joining(".")));
  }
}
