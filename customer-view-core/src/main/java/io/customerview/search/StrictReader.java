package io.customerview.search;

import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.FoldedText;
import io.customerview.identity.IdText;
import io.customerview.identity.Identifiers;
import io.customerview.identity.IdentityRefusal;
import io.customerview.identity.PhoneNumber;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a query in strict mode (SRCH-8): trimmed, NFC, and then equal to what is registered,
 * character by character. CPF and CNPJ are registered with their masks.
 */
final class StrictReader {

  private static final Set<Integer> NAME_TIERS = Set.of(0, 2, 4);
  private static final Set<Integer> ANY_NAME_TIERS = Set.of(0, 2);
  private static final Pattern PHONE = Pattern.compile("\\+55 [0-9]{2} 9?[0-9]{4}-[0-9]{4}");
  private static final Pattern SUBSCRIBER = Pattern.compile("9?[0-9]{4}-[0-9]{4}");
  private static final Pattern FIRST_BLOCK = Pattern.compile("[0-9A-Fa-f]{8}");

  private final CustomerQuery query;
  private final String text;

  private StrictReader(CustomerQuery query, String text) {
    this.query = query;
    this.text = text;
  }

  static Parsed read(CustomerQuery query, String text) {
    String typed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return QueryReader.isBlank(typed)
        ? Parsed.of(SearchOutcome.EMPTY_QUERY)
        : new StrictReader(query, typed).read(query.kind());
  }

  private Parsed read(SearchKind kind) {
    return switch (kind) {
      case CPF -> cpf();
      case CNPJ -> cnpj();
      case PHONE -> phone();
      case EMAIL -> email();
      case ID -> id();
      case DOCUMENT_NUMBER ->
          QueryReader.documentNumber(
              text, kind, compact -> Parsed.of(Queries.documentNumberAsRegistered(compact, text)));
      case PERSON_DOCUMENT ->
          QueryReader.documentNumber(
              text,
              kind,
              compact ->
                  Parsed.of(
                      Queries.identityDocumentAsRegistered(
                          kind, compact, text, QueryReader.types(query))));
      case NAME -> name(NAME_TIERS);
      case ANY -> any();
    };
  }

  private Parsed cpf() {
    Optional<Cpf> cpf = Cpf.tryParse(text);
    if (cpf.isPresent()) {
      return cpf.get().formatted().equals(text)
          ? Parsed.of(Queries.cpf(cpf.get().compact(), ReadingReason.WHOLE, 0))
          : Parsed.mismatch(Mismatch.FORMAT);
    }
    return Parsed.mismatch(
        Cpf.refusalOf(text)
                .filter(why -> why instanceof IdentityRefusal.WrongCheckDigits)
                .isPresent()
            ? Mismatch.CHECK_DIGITS
            : Mismatch.FORMAT);
  }

  private Parsed cnpj() {
    Optional<Cnpj> cnpj = Cnpj.tryParse(text);
    if (cnpj.isPresent()) {
      return cnpj.get().formatted().equals(text)
          ? Parsed.of(Queries.cnpj(cnpj.get()))
          : Parsed.mismatch(Mismatch.FORMAT);
    }
    return Parsed.mismatch(
        Cnpj.refusalOf(text)
                .filter(why -> why instanceof IdentityRefusal.WrongCheckDigits)
                .isPresent()
            ? Mismatch.CHECK_DIGITS
            : Mismatch.FORMAT);
  }

  private Parsed phone() {
    if (SUBSCRIBER.matcher(text).matches()) {
      return Parsed.of(Queries.subscriberAsRegistered(text.replace("-", "")));
    }
    Optional<PhoneNumber> phone = PhoneNumber.tryParse(text);
    if (phone.isEmpty()) {
      return Parsed.mismatch(Mismatch.NOT_A_PHONE);
    }
    boolean foreign = !phone.get().compact().startsWith("+55");
    boolean listed = foreign && phone.get().formatted().equals(text);
    return listed || PHONE.matcher(text).matches()
        ? Parsed.of(Queries.phone(phone.get(), false))
        : Parsed.mismatch(Mismatch.FORMAT);
  }

  private Parsed email() {
    return EmailAddress.tryParse(text, EmailAddress.Domains.LOCAL)
        .map(email -> Parsed.of(Queries.emailAsRegistered(email, text)))
        .orElseGet(() -> Parsed.mismatch(Mismatch.NOT_AN_EMAIL));
  }

  private Parsed id() {
    Optional<IdentityRefusal> refusal = IdText.refusalOf(text);
    if (refusal.isPresent()) {
      return QueryReader.refused(refusal.get());
    }
    List<KindQuery> queries = new ArrayList<>();
    queries.add(Queries.idAsRegistered(IdText.parse(text), text));
    if (FIRST_BLOCK.matcher(text).matches()) {
      IdText.leadingBlocks(text).map(Queries::idBlocks).ifPresent(queries::add);
    }
    return Parsed.of(queries);
  }

  private Parsed name(Set<Integer> tiers) {
    FoldedText folded = FoldedText.of(text);
    if (folded.isEmpty()) {
      return Parsed.of(SearchOutcome.EMPTY_QUERY);
    }
    return QueryReader.withLength(
        SearchKind.NAME, folded.key(), key -> Parsed.of(Queries.name(folded, tiers)));
  }

  /** Every kind that the text can be, each strictly. */
  private Parsed any() {
    FoldedText folded = FoldedText.of(text);
    int length = folded.key().replace(" ", "").length();
    if (length < SearchKind.ANY.shortest()) {
      return Parsed.of(length == 0 ? SearchOutcome.EMPTY_QUERY : SearchOutcome.TOO_SHORT);
    }
    List<KindQuery> queries = new ArrayList<>();
    boolean digit = text.chars().anyMatch(c -> c >= '0' && c <= '9');
    boolean number = digit && Identifiers.compact(text).isPresent();
    queries.addAll(cpf().queries());
    queries.addAll(cnpj().queries());
    queries.addAll(digit || IdText.leadingBlocks(text).isPresent() ? id().queries() : List.of());
    queries.addAll(email().queries());
    queries.addAll(number ? phone().queries() : List.of());
    queries.addAll(digit ? read(SearchKind.DOCUMENT_NUMBER).queries() : List.of());
    name(ANY_NAME_TIERS)
        .queries()
        .forEach(
            name ->
                queries.add(
                    text.codePoints().anyMatch(Character::isLetter) ? name : name.quietly()));
    return Parsed.of(queries);
  }
}
