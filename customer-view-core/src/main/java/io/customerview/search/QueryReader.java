package io.customerview.search;

import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.DocumentNumber;
import io.customerview.identity.DocumentType;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.FoldedText;
import io.customerview.identity.IdText;
import io.customerview.identity.Identifiers;
import io.customerview.identity.IdentityRefusal;
import io.customerview.identity.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a query in tolerant mode (SRCH-2 to SRCH-7). */
final class QueryReader {

  private static final Set<Integer> NAME_TIERS = Set.of(0, 1, 2, 3, 4);
  private static final Set<Integer> ANY_NAME_TIERS = Set.of(0, 1, 2);
  private static final int SHORTEST_START = 3;
  private static final int LONGEST_CNPJ_START = 7;

  private final CustomerQuery query;
  private final String text;

  private QueryReader(CustomerQuery query, String text) {
    this.query = query;
    this.text = text;
  }

  static Parsed read(CustomerQuery query) {
    String text = query.text();
    // Nothing is as long as this, and folding megabytes only to refuse them would tire the host.
    if (text.length() > 2 * CustomerQuery.LONGEST
        || text.codePointCount(0, text.length()) > CustomerQuery.LONGEST) {
      return Parsed.of(SearchOutcome.TOO_LONG);
    }
    text = trimmed(text);
    if (query.formatsCpf()) {
      text = CustomerQuery.formatCpf(text);
    }
    Optional<String> masked = maskedCpf(text);
    if (masked.isPresent() && (query.kind() == SearchKind.CPF || query.kind() == SearchKind.ANY)) {
      return query.acceptsMasked()
          ? Parsed.of(Queries.cpfMiddle(masked.get()))
          : Parsed.of(SearchOutcome.MASKED);
    }
    return query.mode() == SearchMode.STRICT
        ? StrictReader.read(query, text)
        : new QueryReader(query, text).read(query.kind());
  }

  private static Optional<String> maskedCpf(String text) {
    return Identifiers.readings(text).stream()
        .filter(
            reading ->
                reading instanceof Reading.OfPart part && part.part() == Reading.Part.CPF_MIDDLE)
        .map(Reading::key)
        .findFirst();
  }

  private Parsed read(SearchKind kind) {
    return switch (kind) {
      case CPF -> identifier(kind, this::cpf).suggesting(suggestions());
      case CNPJ -> identifier(kind, this::cnpj).suggesting(suggestions());
      case PHONE -> identifier(kind, this::phone);
      case DOCUMENT_NUMBER -> documentNumber(text, kind, this::document);
      case PERSON_DOCUMENT -> documentNumber(text, kind, this::personDocument);
      case EMAIL -> email();
      case ID -> id();
      case NAME -> name();
      case ANY -> any();
    };
  }

  /** What becomes of a compact form. */
  interface OfCompact {
    Parsed read(String compact);
  }

  /** Reads a kind that is written in digits, or in digits and letters. */
  private Parsed identifier(SearchKind kind, OfCompact reader) {
    Optional<IdentityRefusal> refusal = DocumentNumber.refusalOf(text);
    if (refusal.filter(why -> why instanceof IdentityRefusal.Missing).isPresent()) {
      return Parsed.of(SearchOutcome.EMPTY_QUERY);
    }
    Optional<String> compact = Identifiers.compact(text);
    if (compact.isEmpty() || (kind != SearchKind.CNPJ && !isDigits(compact.get()))) {
      return Parsed.mismatch(Mismatch.CHARACTERS);
    }
    return withLength(kind, compact.get(), reader);
  }

  static Parsed withLength(SearchKind kind, String value, OfCompact reader) {
    int length = value.codePointCount(0, value.length());
    if (length < kind.shortest()) {
      return Parsed.of(SearchOutcome.TOO_SHORT);
    }
    return length > kind.longest() ? Parsed.of(SearchOutcome.TOO_LONG) : reader.read(value);
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private Parsed cpf(String digits) {
    if (digits.length() < Cpf.BASE_LENGTH) {
      return Parsed.of(Queries.cpfStart(digits));
    }
    if (Cpf.isValid(digits)) {
      return Parsed.of(Queries.cpf(digits, ReadingReason.WHOLE, 0));
    }
    String base = digits.substring(0, Cpf.BASE_LENGTH);
    return Parsed.of(
        Queries.cpfOfBase(
            base, digits.length() < Cpf.LENGTH ? ReadingReason.BASE : ReadingReason.DV_MISMATCH));
  }

  private Parsed cnpj(String characters) {
    if (characters.length() <= LONGEST_CNPJ_START) {
      return Parsed.of(Queries.cnpjStart(characters));
    }
    ReadingReason reason =
        characters.length() < Cnpj.LENGTH
            ? ReadingReason.ROOT
            : Cnpj.isValid(characters) ? ReadingReason.WHOLE : ReadingReason.DV_MISMATCH;
    return Parsed.of(Queries.cnpjWithRoot(characters, reason));
  }

  private List<Suggestion> suggestions() {
    List<Suggestion> suggestions = new ArrayList<>();
    if (query.kind() != SearchKind.CNPJ) {
      Cpf.suggestions(text)
          .forEach(cpf -> suggestions.add(new Suggestion(SearchKind.CPF, cpf.formatted())));
    }
    if (query.kind() != SearchKind.CPF) {
      Cnpj.suggestions(text)
          .forEach(cnpj -> suggestions.add(new Suggestion(SearchKind.CNPJ, cnpj.formatted())));
    }
    return suggestions;
  }

  private Parsed phone(String digits) {
    List<KindQuery> queries = new ArrayList<>();
    for (Reading reading : Identifiers.readings(text)) {
      if (reading instanceof Reading.OfPhone of) {
        queries.add(Queries.phone(of.phone(), true));
      }
    }
    if (digits.length() == 8 || digits.length() == 9) {
      queries.add(Queries.subscriber(digits));
    }
    return queries.isEmpty() ? Parsed.mismatch(Mismatch.NOT_A_PHONE) : Parsed.of(queries);
  }

  /** Reads a kind whose values may be anything. */
  static Parsed documentNumber(String text, SearchKind kind, OfCompact reader) {
    Optional<IdentityRefusal> refusal = DocumentNumber.refusalOf(text);
    if (refusal.isEmpty()) {
      return withLength(kind, DocumentNumber.parse(text).compact(), reader);
    }
    return refused(refusal.get());
  }

  static Parsed refused(IdentityRefusal refusal) {
    if (refusal instanceof IdentityRefusal.Missing) {
      return Parsed.of(SearchOutcome.EMPTY_QUERY);
    }
    return refusal instanceof IdentityRefusal.TooLong
        ? Parsed.of(SearchOutcome.TOO_LONG)
        : Parsed.mismatch(Mismatch.CHARACTERS);
  }

  private Parsed document(String compact) {
    return Parsed.of(Queries.documentNumber(compact, Set.of(0, 1)));
  }

  private Parsed personDocument(String compact) {
    return Parsed.of(
        Queries.identityDocument(SearchKind.PERSON_DOCUMENT, compact, types(query), Set.of(0, 1)));
  }

  static Predicate<DocumentType> types(CustomerQuery query) {
    return type ->
        query.country().filter(type.country()::equals).isPresent()
            && query.documentType().filter(code -> !code.equals(type.code())).isEmpty();
  }

  private Parsed email() {
    if (isBlank(text)) {
      return Parsed.of(SearchOutcome.EMPTY_QUERY);
    }
    List<String> starts = EmailAddress.keyPrefixes(text);
    if (starts.isEmpty()) {
      return Parsed.mismatch(Mismatch.NOT_AN_EMAIL);
    }
    if (starts.get(0).startsWith("@")) {
      return EmailAddress.domainKey(text)
          .map(domain -> Parsed.of(Queries.emailDomain(domain)))
          .orElseGet(() -> Parsed.mismatch(Mismatch.NOT_AN_EMAIL));
    }
    return withLength(
        SearchKind.EMAIL,
        starts.get(0),
        key -> Parsed.of(starts.stream().map(Queries::emailStart).toList()));
  }

  private Parsed id() {
    Optional<IdentityRefusal> refusal = IdText.refusalOf(text);
    if (refusal.isPresent()) {
      return refused(refusal.get());
    }
    List<KindQuery> queries = new ArrayList<>();
    queries.add(Queries.id(IdText.parse(text)));
    Optional<String> blocks = IdText.leadingBlocks(text);
    blocks.map(Queries::idBlocks).ifPresent(queries::add);
    boolean tooShort =
        text.length() < IdText.FIRST_BLOCK
            && text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return Parsed.of(queries).tooShortForPartsIf(tooShort);
  }

  private Parsed name() {
    FoldedText folded = FoldedText.of(text);
    if (folded.isEmpty()) {
      return Parsed.of(SearchOutcome.EMPTY_QUERY);
    }
    return withLength(
        SearchKind.NAME, folded.key(), key -> Parsed.of(Queries.name(folded, NAME_TIERS)));
  }

  /**
   * Reads the text as every kind. Whole values only, the first block of an id, and phone numbers
   * without their area code.
   */
  private Parsed any() {
    FoldedText folded = FoldedText.of(text);
    Parsed empty = shortOrEmpty(folded);
    if (empty.outcome() != SearchOutcome.OK) {
      return empty;
    }
    List<KindQuery> queries = new ArrayList<>();
    Optional<Cnpj> establishment = Optional.empty();
    Set<String> subscribers = new LinkedHashSet<>();
    for (Reading reading : Identifiers.readings(text)) {
      if (reading instanceof Reading.OfCpf of) {
        queries.add(Queries.cpf(of.cpf().compact(), ReadingReason.WHOLE, 0));
      } else if (reading instanceof Reading.OfCnpj of) {
        establishment = Optional.of(of.cnpj());
        queries.add(Queries.cnpj(of.cnpj()));
      } else if (reading instanceof Reading.OfNit of && of.checkDigitGiven()) {
        queries.add(ofRule(of.nit().compact(), DocumentType.Rule.NIT));
      } else if (reading instanceof Reading.OfCedula of) {
        queries.add(ofRule(of.cedula().compact(), DocumentType.Rule.CEDULA));
      } else if (reading instanceof Reading.OfId of) {
        queries.add(Queries.id(of.id()));
      } else if (reading instanceof Reading.OfEmail of) {
        queries.add(Queries.email(of.email().compact()));
      } else if (reading instanceof Reading.OfPhone of) {
        queries.add(Queries.phone(of.phone(), false));
      } else if (reading instanceof Reading.OfDocumentNumber of) {
        queries.add(Queries.documentNumber(of.number().compact(), Set.of(0)));
      } else if (reading instanceof Reading.OfPart of) {
        anyPart(of, queries, subscribers);
      }
    }
    subscribers.forEach(digits -> queries.add(Queries.subscriber(digits)));
    if (!folded.isEmpty()) {
      KindQuery name = Queries.name(folded, ANY_NAME_TIERS);
      queries.add(text.codePoints().anyMatch(Character::isLetter) ? name : name.quietly());
    }
    queries.sort((one, other) -> one.kind().compareTo(other.kind()));
    return Parsed.of(queries).suggesting(suggestions()).counting(establishment);
  }

  private static void anyPart(
      Reading.OfPart part, List<KindQuery> queries, Set<String> subscribers) {
    if (part.part() == Reading.Part.PHONE_SUBSCRIBER) {
      subscribers.add(part.key());
    } else if (part.part() == Reading.Part.UUID_BLOCKS
        && part.key().length() == IdText.FIRST_BLOCK) {
      queries.add(Queries.idBlocks(part.key()));
    }
  }

  private static KindQuery ofRule(String compact, DocumentType.Rule rule) {
    return Queries.identityDocument(
        SearchKind.PERSON_DOCUMENT, compact, type -> type.rule() == rule, Set.of(0));
  }

  /** Counts letters and digits, which formatting does not change. */
  private Parsed shortOrEmpty(FoldedText folded) {
    int length =
        folded.tokens().stream()
            .mapToInt(word -> word.text().codePointCount(0, word.text().length()))
            .sum();
    if (length == 0) {
      return Parsed.of(SearchOutcome.EMPTY_QUERY);
    }
    return Parsed.of(length < SHORTEST_START ? SearchOutcome.TOO_SHORT : SearchOutcome.OK);
  }

  /** Returns a text without the blanks and invisible characters around it that pasting brings. */
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isUnseen(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && isUnseen(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  private static boolean isUnseen(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  /** Returns whether nothing can be seen of a text. */
  static boolean isBlank(String text) {
    return text.codePoints().allMatch(c -> isUnseen(c) || Character.isISOControl(c));
  }
}
