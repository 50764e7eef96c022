package io.customerview.customer;

import io.customerview.customer.CustomerRefusal.SecondDocumentOfType;
import io.customerview.customer.CustomerRefusal.TaxNumberOfOtherKind;
import io.customerview.customer.Party.Person;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.Cpf;
import io.customerview.identity.DocumentType;
import io.customerview.identity.FoldedText;
import io.customerview.identity.IdentityDocument;
import io.customerview.identity.State;
import io.customerview.shared.CleanText;
import io.customerview.shared.CommonRefusal.TextTooLong;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.RefusedException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is registered of a customer (dados cadastrais; REG-1 to REG-3): name, tax number, identity
 * documents, place, industry, parent organization, and how the host knows it.
 *
 * <pre>{@code
 * Registration.builder(Person.of("Maria Clara", "de Souza")).cpf(Cpf.parse("529.982.247-25")).city("Campinas").state("SP").build()
 * }</pre>
 *
 * <p>Immutable; {@code toString} shows nothing personal.
 */
public final class Registration {

  /** The longest city, state or industry, and fold of one, in code points. */
  public static final int LONGEST_TEXT = 256;

  private final Party party;
  private final @Nullable Cpf cpf;
  private final @Nullable Cnpj cnpj;
  private final List<IdentityDocument> documents;
  private final @Nullable String city;
  private final @Nullable String state;
  private final @Nullable Country country;
  private final @Nullable String industry;
  private final @Nullable CustomerId parent;
  private final @Nullable ExternalId externalId;
  private final @Nullable ZoneId timeZone;
  private final boolean enabled;

  private Registration(Builder from) {
    this.party = from.party;
    this.cpf = from.cpf;
    this.cnpj = from.cnpj;
    this.documents = List.copyOf(from.documents);
    this.country = from.country;
    this.city = CleanText.optional("city", from.city, LONGEST_TEXT).orElse(null);
    this.state =
        state(CleanText.optional("state", from.state, LONGEST_TEXT).orElse(null), this.country);
    this.industry = CleanText.optional("industry", from.industry, LONGEST_TEXT).orElse(null);
    this.parent = from.parent;
    this.externalId = from.externalId;
    this.timeZone = from.timeZone;
    this.enabled = from.enabled;
    checkKey("city", cityKey());
    checkKey("state", stateKey());
    checkKey("industry", industryKey());
    boolean person = party instanceof Person;
    if (person ? cnpj != null : cpf != null) {
      throw new RefusedException(new TaxNumberOfOtherKind(person));
    }
    Set<String> types = new HashSet<>();
    for (IdentityDocument document : documents) {
      if (!types.add(document.type().toString())) {
        throw new RefusedException(
            new SecondDocumentOfType(document.country().compact(), document.type().code()));
      }
    }
  }

  /** Begins the registration of a person or a company. */
  public static Builder builder(Party party) {
    return new Builder(party);
  }

  /**
   * Begins a copy, in which anything can be changed: a document of the same type is put in the
   * place of one by {@code withoutDocument(type).document(other)}.
   */
  public Builder toBuilder() {
    Builder copy = new Builder(party);
    copy.cpf = cpf;
    copy.cnpj = cnpj;
    copy.documents.addAll(documents);
    copy.city = city;
    copy.state = state;
    copy.country = country;
    copy.industry = industry;
    copy.parent = parent;
    copy.externalId = externalId;
    copy.timeZone = timeZone;
    copy.enabled = enabled;
    return copy;
  }

  /**
   * A Brazilian state is kept by its abbreviation, however it came; any other text as it came
   * (SEG-4).
   */
  private static @Nullable String state(@Nullable String text, @Nullable Country country) {
    if (text == null || !(country == null || country.equals(Country.BRAZIL))) {
      return text;
    }
    return State.tryParse(text).map(State::abbreviation).orElse(text);
  }

  /** Folding takes ligatures apart, so a key can be longer than its text. */
  private static void checkKey(String field, Optional<String> key) {
    int length = key.map(text -> text.codePointCount(0, text.length())).orElse(0);
    if (length > LONGEST_TEXT) {
      throw new RefusedException(new TextTooLong(field, LONGEST_TEXT, length));
    }
  }

  public Party party() {
    return party;
  }

  public boolean isPerson() {
    return party instanceof Person;
  }

  /** Returns the CPF of a person. */
  public Optional<Cpf> cpf() {
    return Optional.ofNullable(cpf);
  }

  /** Returns the CNPJ of a company. */
  public Optional<Cnpj> cnpj() {
    return Optional.ofNullable(cnpj);
  }

  /** Returns the identity documents of other countries and kinds, by country and type. */
  public List<IdentityDocument> documents() {
    return documents;
  }

  /** Returns the documents with what is shown of each: another writing is another registration. */
  Map<IdentityDocument, String> writings() {
    return documents.stream()
        .collect(Collectors.toMap(Function.identity(), IdentityDocument::formatted));
  }

  public Optional<String> city() {
    return Optional.ofNullable(city);
  }

  /** Returns the state (estado): the abbreviation of a Brazilian one, else as registered. */
  public Optional<String> state() {
    return Optional.ofNullable(state);
  }

  public Optional<Country> country() {
    return Optional.ofNullable(country);
  }

  /** Returns the industry (ramo de atividade). */
  public Optional<String> industry() {
    return Optional.ofNullable(industry);
  }

  /** Returns what cities are compared by: the fold, punctuation kept (SEG-4). */
  public Optional<String> cityKey() {
    return fold(city);
  }

  /** Returns what states are compared by: see {@link State#keyOf} (SEG-4). */
  public Optional<String> stateKey() {
    return state().map(State::keyOf).filter(key -> !key.isEmpty());
  }

  /** Returns what industries are compared by: the fold, punctuation kept (SEG-4). */
  public Optional<String> industryKey() {
    return fold(industry);
  }

  private static Optional<String> fold(@Nullable String text) {
    return Optional.ofNullable(text).map(FoldedText::withPunctuation).filter(key -> !key.isEmpty());
  }

  /** Returns the company that this customer belongs to (organização pai). */
  public Optional<CustomerId> parent() {
    return Optional.ofNullable(parent);
  }

  /** Returns the host's own id of this customer. */
  public Optional<ExternalId> externalId() {
    return Optional.ofNullable(externalId);
  }

  /** Returns the customer's own time zone, where it is known. */
  public Optional<ZoneId> timeZone() {
    return Optional.ofNullable(timeZone);
  }

  /**
   * Returns whether the customer is enabled in the host's registry, which is not its status
   * (REG-4).
   */
  public boolean isEnabled() {
    return enabled;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Registration that
        && party.equals(that.party)
        && Objects.equals(cpf, that.cpf)
        && Objects.equals(cnpj, that.cnpj)
        && writings().equals(that.writings())
        && Objects.equals(city, that.city)
        && Objects.equals(state, that.state)
        && Objects.equals(country, that.country)
        && Objects.equals(industry, that.industry)
        && Objects.equals(parent, that.parent)
        && Objects.equals(externalId, that.externalId)
        && Objects.equals(timeZone, that.timeZone)
        && enabled == that.enabled;
  }

  @Override
  public int hashCode() {
    return Objects.hash(party, cpf, cnpj, documents, externalId);
  }

  @Override
  public String toString() {
    return "Registration[" + party + (externalId == null ? "" : ", " + externalId) + "]";
  }

  /** Gathers a registration. A blank text is no text. Not thread-safe. */
  public static final class Builder {

    private final SortedSet<IdentityDocument> documents = new TreeSet<>();
    private Party party;
    private @Nullable Cpf cpf;
    private @Nullable Cnpj cnpj;
    private @Nullable String city;
    private @Nullable String state;
    private @Nullable Country country;
    private @Nullable String industry;
    private @Nullable CustomerId parent;
    private @Nullable ExternalId externalId;
    private @Nullable ZoneId timeZone;
    private boolean enabled = true;

    private Builder(Party party) {
      this.party = Objects.requireNonNull(party, "party");
    }

    /** Puts another name in the place of the one that this was begun with. */
    public Builder party(Party name) {
      this.party = Objects.requireNonNull(name, "party");
      return this;
    }

    public Builder cpf(@Nullable Cpf number) {
      this.cpf = number;
      return this;
    }

    public Builder cnpj(@Nullable Cnpj number) {
      this.cnpj = number;
      return this;
    }

    /**
     * Adds an identity document; one per country and type (REG-2). The same number in another
     * writing takes the place of the one before.
     */
    public Builder document(IdentityDocument document) {
      documents.remove(Objects.requireNonNull(document, "document"));
      documents.add(document);
      return this;
    }

    /** Takes the identity document of a country and type away, if there is one. */
    public Builder withoutDocument(DocumentType type) {
      documents.removeIf(document -> document.type().toString().equals(type.toString()));
      return this;
    }

    public Builder city(@Nullable String name) {
      this.city = name;
      return this;
    }

    /** Sets the state, a Brazilian one by name or abbreviation. */
    public Builder state(@Nullable String name) {
      this.state = name;
      return this;
    }

    public Builder country(@Nullable Country where) {
      this.country = where;
      return this;
    }

    public Builder industry(@Nullable String name) {
      this.industry = name;
      return this;
    }

    public Builder parent(@Nullable CustomerId company) {
      this.parent = company;
      return this;
    }

    public Builder externalId(@Nullable String id) {
      this.externalId = id == null ? null : new ExternalId(id);
      return this;
    }

    public Builder timeZone(@Nullable ZoneId zone) {
      this.timeZone = zone;
      return this;
    }

    public Builder enabled(boolean flag) {
      this.enabled = flag;
      return this;
    }

    /**
     * Returns the registration.
     *
     * @throws RefusedException with {@link CustomerRefusal} if the parts don't fit together, or
     *     with {@link io.customerview.shared.CommonRefusal} if a text is too long or holds a
     *     control character
     */
    public Registration build() {
      return new Registration(this);
    }
  }
}
