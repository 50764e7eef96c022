package io.customerview.identity;

import io.customerview.identity.FoldedText.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the entries of the search index from search keys. Pure: the same keys give the same entries
 * in every storage. A change of what is made here raises {@link SearchKeys#VERSION}.
 */
public final class SearchEntries {

  /** The longest key of a name, in code points; a longer one is cut, and told by its value. */
  public static final int LONGEST_KEY = 64;

  /** How many letters of a word its start has. */
  public static final int WORD_START = 3;

  /** How many words of a name its longest start has. */
  public static final int NAME_START = 3;

  /** A name of more words than this has no pairs: there would be too many. */
  public static final int MOST_PAIRED_WORDS = 10;

  /** The lengths of the starts of an e-mail address. */
  public static final List<Integer> EMAIL_STARTS = List.of(3, 4, 5, 6, 7, 8, 9);

  private static final int LONGEST_VALUE = 400;
  private static final String TOO_LONG = "~";
  private static final List<SearchField> NAMES =
      List.of(
          SearchField.FULL_NAME,
          SearchField.SOCIAL_NAME,
          SearchField.LEGAL_NAME,
          SearchField.TRADE_NAME);
  private static final String NAME_CODES = "FSLT";

  private SearchEntries() {}

  /** Returns the name that a customer is ordered by in every list: folded, and cut. */
  public static String sortName(String displayName) {
    return cut(FoldedText.of(displayName).key(), LONGEST_KEY);
  }

  /** Returns the first so many code points of a text. */
  public static String cut(String text, int codePoints) {
    return text.length() <= codePoints || text.codePointCount(0, text.length()) <= codePoints
        ? text
        : text.substring(0, text.offsetByCodePoints(0, codePoints));
  }

  /** Returns the entries of one part of a customer, each once. */
  public static List<SearchEntry> of(String sortName, SearchPart part, Collection<SearchKey> keys) {
    Set<SearchEntry> entries = new LinkedHashSet<>();
    List<SearchName> names = new ArrayList<>();
    for (SearchKey key : keys) {
      if (key.field().isName()) {
        names.add(SearchName.ofAnnotated(key.field(), key.key()));
      } else {
        ofIdentifier(key, entries);
      }
    }
    if (part == SearchPart.REGISTRATION) {
      ofNames(sortName, names, entries);
    }
    return List.copyOf(entries);
  }

  private static void ofIdentifier(SearchKey key, Set<SearchEntry> entries) {
    String text = key.key();
    switch (key.field()) {
      case CPF -> {
        entries.add(new SearchEntry(SearchList.CPF, text, ""));
        entries.add(new SearchEntry(SearchList.CPF_START, text.substring(0, 3), text));
        entries.add(new SearchEntry(SearchList.CPF_MIDDLE, text.substring(3, 9), text));
      }
      case CNPJ -> {
        String root = text.substring(0, Cnpj.ROOT_LENGTH);
        entries.add(new SearchEntry(SearchList.CNPJ, text, ""));
        entries.add(new SearchEntry(SearchList.CNPJ_ROOT, root, text));
        entries.add(new SearchEntry(SearchList.CNPJ_START, text.substring(0, 3), text));
      }
      case IDENTITY_DOCUMENT ->
          entries.add(
              new SearchEntry(SearchList.PERSON_DOCUMENT, text, key.detail() + ' ' + key.shown()));
      case CUSTOMER_ID, EXTERNAL_ID -> {
        boolean plain = key.shown().equals(isUuid(text) ? IdText.parse(text).formatted() : text);
        entries.add(new SearchEntry(SearchList.ID, text, plain ? "" : key.shown()));
        if (isUuid(text)) {
          String block = text.substring(0, IdText.FIRST_BLOCK);
          entries.add(new SearchEntry(SearchList.ID_START, block, text));
        }
      }
      case EMAIL -> ofEmail(text, key.shown(), entries);
      case PHONE -> {
        entries.add(new SearchEntry(SearchList.PHONE, text, ""));
        for (String end : ends(text)) {
          entries.add(new SearchEntry(SearchList.PHONE_END, end, text));
        }
      }
      case DOCUMENT_NUMBER ->
          entries.add(
              new SearchEntry(SearchList.DOCUMENT_NUMBER, text, key.detail() + ' ' + key.shown()));
      default -> throw new IllegalArgumentException("not an identifier: " + key.field());
    }
  }

  private static void ofEmail(String text, String shown, Set<SearchEntry> entries) {
    entries.add(new SearchEntry(SearchList.EMAIL, text, shown.equals(text) ? "" : shown));
    String domain = text.substring(text.lastIndexOf('@') + 1);
    entries.add(new SearchEntry(SearchList.EMAIL_DOMAIN, domain, text));
    int length = text.codePointCount(0, text.length());
    for (int start : EMAIL_STARTS) {
      if (start <= length) {
        entries.add(new SearchEntry(SearchList.EMAIL_START, cut(text, start), text));
      }
    }
  }

  /** Returns the last eight digits of a number under which it is found without its area code. */
  private static Set<String> ends(String e164) {
    Set<String> ends = new LinkedHashSet<>();
    PhoneNumber.tryParse(e164)
        .ifPresent(
            number -> {
              number.lastEight().ifPresent(ends::add);
              number.lastNine().map(nine -> nine.substring(1)).ifPresent(ends::add);
            });
    return ends;
  }

  /** Returns whether the key of an id is that of a UUID. */
  public static boolean isUuid(String id) {
    return id.length() == 32
        && id.chars().allMatch(c -> Compact.isDigit(c) || (c >= 'a' && c <= 'f'));
  }

  private static void ofNames(String sortName, List<SearchName> names, Set<SearchEntry> entries) {
    String value = value(sortName, names);
    entries.add(new SearchEntry(SearchList.ALL, "", value));
    for (SearchName name : names) {
      if (!cut(name.key(), LONGEST_KEY).equals(sortName)) {
        ofOtherName(name, value, entries);
      }
      ofWords(name, value, entries);
    }
  }

  private static void ofOtherName(SearchName name, String value, Set<SearchEntry> entries) {
    entries.add(new SearchEntry(SearchList.OTHER_NAME, cut(name.key(), LONGEST_KEY), value));
    for (int words = 1; words <= NAME_START && words < name.words().size(); words++) {
      String start = start(name.words(), words);
      entries.add(new SearchEntry(SearchList.OTHER_NAME_START, start, value));
    }
  }

  /** Returns the key of the first so many words of a name. */
  public static String start(List<Token> words, int count) {
    return cut(
        String.join(" ", words.stream().limit(count).map(Token::text).toList()), LONGEST_KEY);
  }

  private static void ofWords(SearchName name, String value, Set<SearchEntry> entries) {
    List<List<String>> forms = name.decidingWords().stream().map(SearchName::forms).toList();
    for (List<String> word : forms) {
      for (String form : word) {
        entries.add(new SearchEntry(SearchList.WORD, cut(form, LONGEST_KEY), value));
        entries.add(new SearchEntry(SearchList.WORD_START, cut(form, WORD_START), value));
      }
    }
    if (forms.size() > MOST_PAIRED_WORDS) {
      entries.add(new SearchEntry(SearchList.MANY_WORDS, "", value));
      return;
    }
    for (int one = 0; one < forms.size(); one++) {
      for (int other = one; other < forms.size(); other++) {
        for (String left : forms.get(one)) {
          for (String right : forms.get(other)) {
            if (one != other || !left.equals(right)) {
              entries.add(new SearchEntry(SearchList.WORD_PAIR, pair(left, right), value));
            }
          }
        }
      }
    }
  }

  /** Returns the key of two words, or of their starts. */
  public static String pair(String one, String other) {
    String left = cut(one, WORD_START);
    String right = cut(other, WORD_START);
    return left.compareTo(right) <= 0 ? left + ' ' + right : right + ' ' + left;
  }

  /**
   * Returns the names of a customer as an entry carries them: for each its code, and its words
   * where they are not those of the sort name. One full name, which most customers have, is empty.
   */
  private static String value(String sortName, List<SearchName> names) {
    List<String> lines = new ArrayList<>();
    for (SearchName name : names) {
      String annotated = name.annotated();
      lines.add(
          NAME_CODES.charAt(NAMES.indexOf(name.field()))
              + (annotated.equals(sortName) ? "" : annotated));
    }
    String value = String.join("\n", lines);
    if (value.codePointCount(0, value.length()) > LONGEST_VALUE) {
      return TOO_LONG;
    }
    return value.equals("F") ? "" : value;
  }

  /**
   * Returns the names that an entry of a list of names carries, or empty if they were too long for
   * it and have to be read from the customer's keys.
   */
  public static Optional<List<SearchName>> names(String sortName, String value) {
    if (value.equals(TOO_LONG)) {
      return Optional.empty();
    }
    List<SearchName> names = new ArrayList<>(2);
    for (String line : (value.isEmpty() ? "F" : value).split("\n", -1)) {
      SearchField field = NAMES.get(NAME_CODES.indexOf(line.charAt(0)));
      String annotated = line.length() == 1 ? sortName : line.substring(1);
      names.add(SearchName.ofAnnotated(field, annotated));
    }
    return Optional.of(names);
  }
}
