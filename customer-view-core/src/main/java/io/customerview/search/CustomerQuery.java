package io.customerview.search;

import io.customerview.identity.Country;
import io.customerview.identity.DocumentType;
import io.customerview.identity.Identifiers;
import io.customerview.shared.Page;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A search for customers (SRCH): a text, its kind, how exactly it must be met, and which page.
 *
 * <pre>{@code
 * CustomerQuery.any("529.982.247-25")
 * CustomerQuery.name("maria clara").pageSize(20)
 * CustomerQuery.cpf("52998224725").strict().formattingCpf()
 * }</pre>
 *
 * <p>Any text is taken; what a kind can't hold is explained by the result's outcome. There are no
 * wildcards. Immutable and thread-safe; {@code toString} does not show the text.
 */
public final class CustomerQuery {

  /** The longest text, in code points. */
  public static final int LONGEST = 256;

  /** The page size of a query that names none. */
  public static final int DEFAULT_PAGE_SIZE = 50;

  /** The largest page. */
  public static final int LARGEST_PAGE = 200;

  private static final int CPF_LENGTH = 11;

  private final String text;
  private final SearchKind kind;
  private final @Nullable Country country;
  private final @Nullable String documentType;
  private final SearchMode mode;
  private final boolean formattingCpf;
  private final boolean acceptingMasked;
  private final int pageSize;
  private final @Nullable String cursor;

  private CustomerQuery(Copy from) {
    this.text = from.text;
    this.kind = from.kind;
    this.country = from.country;
    this.documentType = from.documentType;
    this.mode = from.mode;
    this.formattingCpf = from.formattingCpf;
    this.acceptingMasked = from.acceptingMasked;
    this.pageSize = from.pageSize;
    this.cursor = from.cursor;
  }

  /** What a query is made of, on the way to the next one. */
  private static final class Copy {
    private final String text;
    private final SearchKind kind;
    private @Nullable Country country;
    private @Nullable String documentType;
    private SearchMode mode = SearchMode.TOLERANT;
    private boolean formattingCpf;
    private boolean acceptingMasked;
    private int pageSize = DEFAULT_PAGE_SIZE;
    private @Nullable String cursor;

    private Copy(String text, SearchKind kind) {
      this.text = Objects.requireNonNull(text, "text");
      this.kind = Objects.requireNonNull(kind, "kind");
    }
  }

  private Copy copy() {
    Copy copy = new Copy(text, kind);
    copy.country = country;
    copy.documentType = documentType;
    copy.mode = mode;
    copy.formattingCpf = formattingCpf;
    copy.acceptingMasked = acceptingMasked;
    copy.pageSize = pageSize;
    copy.cursor = cursor;
    return copy;
  }

  /**
   * Begins a query of a kind.
   *
   * @throws IllegalArgumentException if the kind is {@link SearchKind#PERSON_DOCUMENT}, which needs
   *     a country: {@link #personDocument(Country, String)}
   */
  public static CustomerQuery of(SearchKind kind, String text) {
    if (kind == SearchKind.PERSON_DOCUMENT) {
      throw new IllegalArgumentException("an identity document is searched with its country");
    }
    return new CustomerQuery(new Copy(text, kind));
  }

  /** Begins a query of every kind (Todos). */
  public static CustomerQuery any(String text) {
    return of(SearchKind.ANY, text);
  }

  /** Begins a query for a CPF. */
  public static CustomerQuery cpf(String text) {
    return of(SearchKind.CPF, text);
  }

  /** Begins a query for a CNPJ. */
  public static CustomerQuery cnpj(String text) {
    return of(SearchKind.CNPJ, text);
  }

  /** Begins a query for a name. */
  public static CustomerQuery name(String text) {
    return of(SearchKind.NAME, text);
  }

  /** Begins a query for an e-mail address. */
  public static CustomerQuery email(String text) {
    return of(SearchKind.EMAIL, text);
  }

  /** Begins a query for a phone number. */
  public static CustomerQuery phone(String text) {
    return of(SearchKind.PHONE, text);
  }

  /** Begins a query for an id. */
  public static CustomerQuery id(String text) {
    return of(SearchKind.ID, text);
  }

  /** Begins a query for the number of a document, sent or of identity. */
  public static CustomerQuery documentNumber(String text) {
    return of(SearchKind.DOCUMENT_NUMBER, text);
  }

  /** Begins a query for an identity document of a country, of any type. */
  public static CustomerQuery personDocument(Country country, String text) {
    Copy copy = new Copy(text, SearchKind.PERSON_DOCUMENT);
    copy.country = Objects.requireNonNull(country, "country");
    return new CustomerQuery(copy);
  }

  /** Begins a query for an identity document of a country and type. */
  public static CustomerQuery personDocument(DocumentType type, String text) {
    Copy copy = new Copy(text, SearchKind.PERSON_DOCUMENT);
    copy.country = type.country();
    copy.documentType = type.code();
    return new CustomerQuery(copy);
  }

  /** Returns this query in strict mode. */
  public CustomerQuery strict() {
    return mode(SearchMode.STRICT);
  }

  /** Returns this query in a mode. */
  public CustomerQuery mode(SearchMode how) {
    Copy copy = copy();
    copy.mode = Objects.requireNonNull(how, "mode");
    return new CustomerQuery(copy);
  }

  /** Returns this query with eleven bare digits put in the mask of a CPF first (Formatar CPF). */
  public CustomerQuery formattingCpf() {
    Copy copy = copy();
    copy.formattingCpf = true;
    return new CustomerQuery(copy);
  }

  /**
   * Returns this query with a masked CPF ({@code ***.982.247-**}) accepted: its six digits are
   * searched, and the people who share them found.
   */
  public CustomerQuery acceptingMasked() {
    Copy copy = copy();
    copy.acceptingMasked = true;
    return new CustomerQuery(copy);
  }

  /**
   * Returns this query with another page size.
   *
   * @throws IllegalArgumentException if it is not 1 to {@value #LARGEST_PAGE}
   */
  public CustomerQuery pageSize(int hits) {
    Page.checkLimit(hits, LARGEST_PAGE, "hits");
    Copy copy = copy();
    copy.pageSize = hits;
    return new CustomerQuery(copy);
  }

  /** Returns this query for the page that a result's cursor leads to. */
  public CustomerQuery after(String next) {
    Copy copy = copy();
    copy.cursor = Objects.requireNonNull(next, "cursor");
    return new CustomerQuery(copy);
  }

  /**
   * Returns a text with eleven bare digits put in the mask of a CPF, and any other text as it is
   * (Formatar CPF, SRCH-8). Check digits are not looked at.
   */
  public static String formatCpf(String text) {
    String bare = text.length() > Identifiers.LONGEST ? text : text.strip();
    if (bare.length() != CPF_LENGTH || !bare.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return text;
    }
    return bare.substring(0, 3)
        + '.'
        + bare.substring(3, 6)
        + '.'
        + bare.substring(6, 9)
        + '-'
        + bare.substring(9);
  }

  public String text() {
    return text;
  }

  public SearchKind kind() {
    return kind;
  }

  public SearchMode mode() {
    return mode;
  }

  public int pageSize() {
    return pageSize;
  }

  /** Returns the country of an identity document. */
  public Optional<Country> country() {
    return Optional.ofNullable(country);
  }

  /** Returns the type's code of an identity document. */
  public Optional<String> documentType() {
    return Optional.ofNullable(documentType);
  }

  /** Returns whether a masked CPF is accepted. */
  public boolean acceptsMasked() {
    return acceptingMasked;
  }

  /** Returns whether eleven bare digits are put in the mask of a CPF first. */
  public boolean formatsCpf() {
    return formattingCpf;
  }

  /** Returns the cursor of the page; none for the first one. */
  public Optional<String> cursor() {
    return Optional.ofNullable(cursor);
  }

  /** Returns a form that is safe to log: the kind and the mode. */
  @Override
  public String toString() {
    return "CustomerQuery[" + kind + ", " + mode + "]";
  }
}
