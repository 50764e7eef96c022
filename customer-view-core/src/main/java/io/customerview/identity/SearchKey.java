package io.customerview.identity;

import io.customerview.shared.CodePointOrder;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.ExternalId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a customer is found by, such as a CPF or a name, as it is compared and as it was
 * registered.
 *
 * <p>Keys are made whenever a feature saves a value, and saved in the same unit of work, through
 * {@link SearchKeys}. Immutable and thread-safe; {@code toString} is masked.
 */
public final class SearchKey implements Comparable<SearchKey> {

  private static final int COLUMNS = 4;
  private static final String PRIMARY = "PRIMARY";

  private final SearchField field;
  private final String key;
  private final String shown;
  private final String detail;

  private SearchKey(SearchField field, String key, String shown, String detail) {
    this.field = field;
    this.key = key;
    this.shown = shown;
    this.detail = detail;
  }

  /** Returns the key of a CPF. */
  public static SearchKey ofCpf(Cpf cpf) {
    return new SearchKey(SearchField.CPF, cpf.compact(), cpf.formatted(), "");
  }

  /** Returns the key of a CNPJ. */
  public static SearchKey ofCnpj(Cnpj cnpj) {
    return new SearchKey(SearchField.CNPJ, cnpj.compact(), cnpj.formatted(), "");
  }

  /** Returns the key of an e-mail address. */
  public static SearchKey ofEmail(EmailAddress address) {
    return new SearchKey(SearchField.EMAIL, address.compact(), address.formatted(), "");
  }

  /** Returns the key of a phone number. */
  public static SearchKey ofPhone(PhoneNumber number) {
    return new SearchKey(SearchField.PHONE, number.compact(), number.formatted(), "");
  }

  /**
   * Returns this key of a phone number or an e-mail address as that of the primary one of its
   * channel, which lists of customers show (REG-5).
   */
  public SearchKey asPrimary() {
    if (field != SearchField.PHONE && field != SearchField.EMAIL) {
      throw new IllegalArgumentException("only a contact point can be primary, not " + field);
    }
    return new SearchKey(field, key, shown, PRIMARY);
  }

  /** Returns whether it is the primary one of its channel. */
  public boolean isPrimary() {
    return detail.equals(PRIMARY) && (field == SearchField.PHONE || field == SearchField.EMAIL);
  }

  /** Returns the key of a customer's own id. */
  public static SearchKey ofCustomerId(CustomerId customer) {
    IdText id = IdText.of(customer.value());
    return new SearchKey(SearchField.CUSTOMER_ID, id.compact(), id.formatted(), "");
  }

  /** Returns the key of the host's id. */
  public static SearchKey ofExternalId(ExternalId externalId) {
    IdText id = IdText.tryParse(externalId.value()).orElse(null);
    String key = id == null ? externalId.value() : id.compact();
    return new SearchKey(SearchField.EXTERNAL_ID, key, externalId.value(), "");
  }

  /** Returns the key of an identity document. */
  public static SearchKey ofIdentityDocument(IdentityDocument document) {
    return new SearchKey(
        SearchField.IDENTITY_DOCUMENT,
        document.searchKey(),
        document.formatted(),
        document.type() + "/" + document.type().rule() + "/" + document.compact());
  }

  /** Returns the key of the number of a document that was sent, which leads to that document. */
  public static SearchKey ofDocumentNumber(DocumentNumber number, DocumentId document) {
    return new SearchKey(
        SearchField.DOCUMENT_NUMBER, number.compact(), number.formatted(), document.toString());
  }

  /**
   * Returns the key of a name.
   *
   * @param field one that {@linkplain SearchField#isName() is a name}
   */
  public static SearchKey ofName(SearchField field, String name) {
    if (!field.isName()) {
      throw new IllegalArgumentException("field must be a name, not " + field);
    }
    return new SearchKey(field, SearchName.of(field, FoldedText.of(name)).annotated(), "", "");
  }

  /** Returns keys as texts, as a storage keeps them. */
  public static List<String> toTexts(Collection<SearchKey> keys) {
    List<String> texts = new ArrayList<>(keys.size() * COLUMNS);
    for (SearchKey key : keys) {
      texts.add(key.field.name());
      texts.add(key.key);
      texts.add(key.shown);
      texts.add(key.detail);
    }
    return texts;
  }

  /** Obtains keys from the texts that {@link #toTexts} made of them. */
  public static List<SearchKey> ofTexts(List<String> texts) {
    List<SearchKey> keys = new ArrayList<>(texts.size() / COLUMNS);
    for (int at = 0; at < texts.size(); at += COLUMNS) {
      keys.add(
          new SearchKey(
              SearchField.valueOf(texts.get(at)),
              texts.get(at + 1),
              texts.get(at + 2),
              texts.get(at + 3)));
    }
    return keys;
  }

  /**
   * Returns the identifier that an entry leads to. Of an e-mail address that was found by its start
   * or its domain, the key stands for the value as registered; and an own id for the host's.
   *
   * @throws IllegalArgumentException if the entry is that of a name
   */
  public static SearchKey ofEntry(SearchEntry entry) {
    String key = entry.key();
    String value = entry.value();
    return switch (entry.list()) {
      case CPF -> ofCpf(Cpf.parse(key));
      case CPF_START, CPF_MIDDLE -> ofCpf(Cpf.parse(value));
      case CNPJ -> ofCnpj(Cnpj.parse(key));
      case CNPJ_ROOT, CNPJ_START -> ofCnpj(Cnpj.parse(value));
      case EMAIL -> new SearchKey(SearchField.EMAIL, key, value.isEmpty() ? key : value, "");
      case EMAIL_START, EMAIL_DOMAIN -> new SearchKey(SearchField.EMAIL, value, value, "");
      case PHONE -> new SearchKey(SearchField.PHONE, key, key, "");
      case PHONE_END -> new SearchKey(SearchField.PHONE, value, value, "");
      case ID ->
          new SearchKey(SearchField.EXTERNAL_ID, key, value.isEmpty() ? plainId(key) : value, "");
      case ID_START -> new SearchKey(SearchField.EXTERNAL_ID, value, plainId(value), "");
      case PERSON_DOCUMENT, DOCUMENT_NUMBER -> {
        int blank = value.indexOf(' ');
        yield new SearchKey(
            entry.list() == SearchList.PERSON_DOCUMENT
                ? SearchField.IDENTITY_DOCUMENT
                : SearchField.DOCUMENT_NUMBER,
            key,
            value.substring(blank + 1),
            value.substring(0, blank));
      }
      default -> throw new IllegalArgumentException("an entry of names is no identifier");
    };
  }

  private static String plainId(String key) {
    return SearchEntries.isUuid(key) ? IdText.parse(key).formatted() : key;
  }

  /** Returns the field. */
  public SearchField field() {
    return field;
  }

  /** Returns what is compared; of a name, its words with their aliases. */
  public String key() {
    return key;
  }

  /** Returns the value as it is registered; of a name, nothing. */
  public String shown() {
    return shown;
  }

  String detail() {
    return detail;
  }

  /** Returns the document that a document number belongs to. */
  public Optional<DocumentId> document() {
    return field == SearchField.DOCUMENT_NUMBER
        ? Optional.of(DocumentId.parse(detail))
        : Optional.empty();
  }

  /** Returns the type of an identity document. */
  public Optional<DocumentType> documentType() {
    if (field != SearchField.IDENTITY_DOCUMENT) {
      return Optional.empty();
    }
    String[] parts = detail.split("/", -1);
    return Optional.of(
        new DocumentType(Country.parse(parts[0]), parts[1], DocumentType.Rule.valueOf(parts[2])));
  }

  /** Returns the number of an identity document with its check digit, where its type has one. */
  public String compact() {
    return field == SearchField.IDENTITY_DOCUMENT
        ? detail.substring(detail.lastIndexOf('/') + 1)
        : key;
  }

  private static final Comparator<SearchKey> ORDER =
      Comparator.comparing(SearchKey::field)
          .thenComparing(SearchKey::key, CodePointOrder::compare)
          .thenComparing(SearchKey::shown, CodePointOrder::compare)
          .thenComparing(SearchKey::detail, CodePointOrder::compare);

  @Override
  public int compareTo(SearchKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SearchKey that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(field, key, shown, detail);
  }

  /** Returns a form that is safe to log: the field. */
  @Override
  public String toString() {
    return "SearchKey[" + field + "]";
  }
}
