package io.customerview.search;

import static io.customerview.search.KindQuery.NONE;

import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.DocumentType;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.FoldedText;
import io.customerview.identity.IdText;
import io.customerview.identity.PhoneNumber;
import io.customerview.identity.SearchEntries;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchList;
import io.customerview.search.SearchIndex.Keys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * The queries that a text can become, each with its tiers and the lists that lead to them; section
 * 10 of the search contract, version 1, a kind at a time.
 */
final class Queries {

  private Queries() {}

  private static ToIntFunction<SearchKey> when(SearchField field, int tier, Predicate<String> met) {
    return searched -> searched.field() == field && met.test(searched.key()) ? tier : NONE;
  }

  private static Stage stage(int tier, SearchList list, String key) {
    return new Stage(tier, Walk.along(List.of(Track.whole(list, key))));
  }

  /** A start of keys: gathered from their list if they are few, else walked along one by name. */
  private static Stage startStage(
      int tier, SearchList list, String start, SearchList byName, int byNameLength) {
    String key = SearchEntries.cut(start, byNameLength);
    Stage.Source walk = Walk.along(List.of(Track.whole(byName, key)));
    return new Stage(tier, key.equals(start) ? walk : Gathered.orElse(list, start, walk));
  }

  static KindQuery cpf(String digits, ReadingReason reason, int tier) {
    return new KindQuery(
        SearchKind.CPF,
        digits,
        reason,
        when(SearchField.CPF, tier, digits::equals),
        List.of(stage(tier, SearchList.CPF, digits)));
  }

  /** A base that no CPF has. */
  static KindQuery nobody(SearchKind kind, String key, ReadingReason reason) {
    return new KindQuery(kind, key, reason, searched -> NONE, List.of());
  }

  static KindQuery cpfStart(String digits) {
    return new KindQuery(
            SearchKind.CPF,
            digits,
            ReadingReason.PREFIX,
            when(SearchField.CPF, 2, key -> key.startsWith(digits)),
            List.of(startStage(2, SearchList.CPF, digits, SearchList.CPF_START, 3)))
        .allUnder(new Keys(SearchList.CPF, digits, true));
  }

  static KindQuery cpfMiddle(String digits) {
    return new KindQuery(
            SearchKind.CPF,
            digits,
            ReadingReason.MASKED,
            when(SearchField.CPF, 2, key -> key.startsWith(digits, 3)),
            List.of(stage(2, SearchList.CPF_MIDDLE, digits)))
        .allUnder(new Keys(SearchList.CPF_MIDDLE, digits, false));
  }

  static KindQuery cnpj(Cnpj cnpj) {
    return new KindQuery(
        SearchKind.CNPJ,
        cnpj.compact(),
        ReadingReason.WHOLE,
        when(SearchField.CNPJ, 0, cnpj.compact()::equals),
        List.of(stage(0, SearchList.CNPJ, cnpj.compact())));
  }

  /** A CNPJ, or the root of one: the other establishments too. */
  static KindQuery cnpjWithRoot(String characters, ReadingReason reason) {
    String root = characters.substring(0, Cnpj.ROOT_LENGTH);
    List<Stage> stages = new ArrayList<>();
    if (reason == ReadingReason.WHOLE) {
      stages.add(stage(0, SearchList.CNPJ, characters));
    }
    stages.add(stage(1, SearchList.CNPJ_ROOT, root));
    return new KindQuery(
            SearchKind.CNPJ,
            reason == ReadingReason.WHOLE ? characters : root,
            reason,
            searched ->
                searched.field() != SearchField.CNPJ
                    ? NONE
                    : searched.key().equals(characters)
                        ? 0
                        : searched.key().startsWith(root) ? 1 : NONE,
            stages)
        .allUnder(new Keys(SearchList.CNPJ_ROOT, root, false));
  }

  static KindQuery cnpjStart(String characters) {
    return new KindQuery(
            SearchKind.CNPJ,
            characters,
            ReadingReason.PREFIX,
            when(SearchField.CNPJ, 2, key -> key.startsWith(characters)),
            List.of(startStage(2, SearchList.CNPJ_ROOT, characters, SearchList.CNPJ_START, 3)))
        .allUnder(new Keys(SearchList.CNPJ_ROOT, characters, true));
  }

  /** A whole phone number, and its twin with or without the ninth digit where that is wanted. */
  static KindQuery phone(PhoneNumber phone, boolean twins) {
    Optional<String> twin = twins ? phone.twin().map(PhoneNumber::compact) : Optional.empty();
    List<Stage> stages = new ArrayList<>();
    stages.add(stage(0, SearchList.PHONE, phone.compact()));
    twin.ifPresent(other -> stages.add(stage(1, SearchList.PHONE, other)));
    return new KindQuery(
        SearchKind.PHONE,
        phone.compact(),
        ReadingReason.WHOLE,
        searched ->
            searched.field() != SearchField.PHONE
                ? NONE
                : searched.key().equals(phone.compact())
                    ? 0
                    : twin.filter(searched.key()::equals).isPresent() ? 1 : NONE,
        stages);
  }

  /** Eight or nine digits of a phone number without its area code. */
  static KindQuery subscriber(String digits) {
    int tier = digits.length() == 9 ? 1 : 2;
    return new KindQuery(
        SearchKind.PHONE,
        digits,
        ReadingReason.WITHOUT_AREA_CODE,
        when(SearchField.PHONE, tier, key -> hasEnd(key, digits)),
        List.of(stage(tier, SearchList.PHONE_END, digits.substring(digits.length() - 8))));
  }

  private static boolean hasEnd(String e164, String digits) {
    if (!e164.endsWith(digits.substring(digits.length() - 8))) {
      return false;
    }
    return PhoneNumber.tryParse(e164)
        .flatMap(number -> digits.length() == 9 ? number.lastNine() : number.lastEight())
        .filter(digits::equals)
        .isPresent();
  }

  /** Strict: the subscriber of a Brazilian number, exactly as long as it is registered. */
  static KindQuery subscriberAsRegistered(String digits) {
    int tier = digits.length() == 9 ? 1 : 2;
    int length = "+55".length() + 2 + digits.length();
    return new KindQuery(
        SearchKind.PHONE,
        digits,
        ReadingReason.WITHOUT_AREA_CODE,
        when(
            SearchField.PHONE,
            tier,
            key -> key.startsWith("+55") && key.length() == length && key.endsWith(digits)),
        List.of(stage(tier, SearchList.PHONE_END, digits.substring(digits.length() - 8))));
  }

  static KindQuery email(String key) {
    return new KindQuery(
        SearchKind.EMAIL,
        key,
        ReadingReason.WHOLE,
        when(SearchField.EMAIL, 0, key::equals),
        List.of(stage(0, SearchList.EMAIL, key)));
  }

  static KindQuery emailAsRegistered(EmailAddress email, String text) {
    return new KindQuery(
        SearchKind.EMAIL,
        email.compact(),
        ReadingReason.WHOLE,
        searched ->
            searched.field() == SearchField.EMAIL && searched.shown().equals(text) ? 0 : NONE,
        List.of(stage(0, SearchList.EMAIL, email.compact())));
  }

  static KindQuery emailStart(String start) {
    int length = start.codePointCount(0, start.length());
    int byName =
        SearchEntries.EMAIL_STARTS.stream().filter(each -> each <= length).reduce(0, Math::max);
    List<Stage> stages = new ArrayList<>();
    boolean whole = start.contains("@");
    if (whole) {
      stages.add(stage(0, SearchList.EMAIL, start));
    }
    stages.add(startStage(2, SearchList.EMAIL, start, SearchList.EMAIL_START, byName));
    return new KindQuery(
            SearchKind.EMAIL,
            start,
            whole ? ReadingReason.WHOLE : ReadingReason.PREFIX,
            searched ->
                searched.field() != SearchField.EMAIL
                    ? NONE
                    : searched.key().equals(start)
                        ? 0
                        : searched.key().startsWith(start) ? 2 : NONE,
            stages)
        .allUnder(new Keys(SearchList.EMAIL, start, true));
  }

  static KindQuery emailDomain(String domain) {
    return new KindQuery(
            SearchKind.EMAIL,
            domain,
            ReadingReason.DOMAIN,
            when(SearchField.EMAIL, 2, key -> key.endsWith('@' + domain)),
            List.of(stage(2, SearchList.EMAIL_DOMAIN, domain)))
        .allUnder(new Keys(SearchList.EMAIL_DOMAIN, domain, false));
  }

  private static boolean isId(SearchKey searched) {
    return searched.field() == SearchField.CUSTOMER_ID
        || searched.field() == SearchField.EXTERNAL_ID;
  }

  static KindQuery id(IdText id) {
    return new KindQuery(
        SearchKind.ID,
        id.compact(),
        ReadingReason.WHOLE,
        searched -> isId(searched) && searched.key().equals(id.compact()) ? 0 : NONE,
        List.of(stage(0, SearchList.ID, id.compact())));
  }

  static KindQuery idAsRegistered(IdText id, String text) {
    return new KindQuery(
        SearchKind.ID,
        id.compact(),
        ReadingReason.WHOLE,
        searched -> isId(searched) && searched.shown().equals(text) ? 0 : NONE,
        List.of(stage(0, SearchList.ID, id.compact())));
  }

  static KindQuery idBlocks(String digits) {
    return new KindQuery(
        SearchKind.ID,
        digits,
        ReadingReason.BLOCKS,
        searched ->
            isId(searched)
                    && SearchEntries.isUuid(searched.key())
                    && searched.key().startsWith(digits)
                ? 1
                : NONE,
        List.of(startStage(1, SearchList.ID, digits, SearchList.ID_START, IdText.FIRST_BLOCK)));
  }

  /**
   * An identity document by the compact form of its number. A NIT without its check digit is tier
   * 1; zeros in front count where the type's rule does not drop them.
   */
  static KindQuery identityDocument(
      SearchKind kind, String compact, Predicate<DocumentType> types, Set<Integer> tiers) {
    ToIntFunction<SearchKey> tiering =
        searched -> {
          int tier = documentTier(searched, compact, types);
          return tiers.contains(tier) ? tier : NONE;
        };
    List<Stage> stages = new ArrayList<>();
    List<Track> exact = new ArrayList<>();
    for (String key : documentKeys(compact)) {
      exact.add(Track.whole(SearchList.PERSON_DOCUMENT, key));
    }
    stages.add(new Stage(0, Walk.along(exact)));
    if (tiers.contains(1)) {
      stages.add(stage(1, SearchList.PERSON_DOCUMENT, withoutZeros(compact)));
    }
    return new KindQuery(kind, compact, ReadingReason.NUMBER, tiering, stages);
  }

  private static int documentTier(
      SearchKey searched, String compact, Predicate<DocumentType> types) {
    if (searched.field() != SearchField.IDENTITY_DOCUMENT) {
      return NONE;
    }
    DocumentType type = searched.documentType().orElseThrow();
    if (!types.test(type)) {
      return NONE;
    }
    return switch (type.rule()) {
      case NIT -> {
        String digits = withoutZeros(compact);
        yield searched.compact().equals(digits) ? 0 : searched.key().equals(digits) ? 1 : NONE;
      }
      case CEDULA -> searched.compact().equals(withoutZeros(compact)) ? 0 : NONE;
      default -> searched.compact().equals(compact) ? 0 : NONE;
    };
  }

  /** The keys that an identity document with this number may stand under. */
  private static Set<String> documentKeys(String compact) {
    Set<String> keys = new LinkedHashSet<>();
    keys.add(compact);
    String digits = withoutZeros(compact);
    keys.add(digits);
    if (digits.length() > 1) {
      keys.add(digits.substring(0, digits.length() - 1));
    }
    return keys;
  }

  private static String withoutZeros(String compact) {
    int start = 0;
    while (start < compact.length() - 1 && compact.charAt(start) == '0') {
      start++;
    }
    return compact.substring(start);
  }

  static KindQuery identityDocumentAsRegistered(
      SearchKind kind, String compact, String text, Predicate<DocumentType> types) {
    List<Track> tracks = new ArrayList<>();
    for (String key : documentKeys(compact)) {
      tracks.add(Track.whole(SearchList.PERSON_DOCUMENT, key));
    }
    return new KindQuery(
        kind,
        compact,
        ReadingReason.WHOLE,
        searched ->
            searched.field() == SearchField.IDENTITY_DOCUMENT
                    && types.test(searched.documentType().orElseThrow())
                    && searched.shown().equals(text)
                ? 0
                : NONE,
        List.of(new Stage(0, Walk.along(tracks))));
  }

  /** A document that was sent, and an identity document of any country. */
  static KindQuery documentNumber(String compact, Set<Integer> tiers) {
    KindQuery identity = identityDocument(SearchKind.DOCUMENT_NUMBER, compact, type -> true, tiers);
    List<Stage> stages = new ArrayList<>(identity.stages());
    stages.add(0, stage(0, SearchList.DOCUMENT_NUMBER, compact));
    return new KindQuery(
        SearchKind.DOCUMENT_NUMBER,
        compact,
        ReadingReason.WHOLE,
        false,
        searched ->
            searched.field() == SearchField.DOCUMENT_NUMBER && searched.key().equals(compact)
                ? 0
                : identity.tier(searched),
        name -> NONE,
        stages,
        Optional.of(compact),
        Optional.empty());
  }

  static KindQuery documentNumberAsRegistered(String compact, String text) {
    KindQuery identity =
        identityDocumentAsRegistered(SearchKind.DOCUMENT_NUMBER, compact, text, type -> true);
    List<Stage> stages = new ArrayList<>(identity.stages());
    stages.add(0, stage(0, SearchList.DOCUMENT_NUMBER, compact));
    return new KindQuery(
        SearchKind.DOCUMENT_NUMBER,
        compact,
        ReadingReason.WHOLE,
        false,
        searched ->
            searched.field() == SearchField.DOCUMENT_NUMBER && searched.shown().equals(text)
                ? 0
                : identity.tier(searched),
        name -> NONE,
        stages,
        Optional.of(compact),
        Optional.empty());
  }

  static KindQuery name(FoldedText text, Set<Integer> tiers) {
    NameQuery query = new NameQuery(text, tiers);
    return new KindQuery(
        SearchKind.NAME,
        query.key(),
        ReadingReason.WORDS,
        false,
        query::tierOfKey,
        query::tier,
        NameStages.of(query),
        Optional.empty(),
        Optional.empty());
  }

  /** The one CPF that has a base, or nobody: eleven equal digits are no CPF. */
  static KindQuery cpfOfBase(String base, ReadingReason reason) {
    if (base.chars().allMatch(digit -> digit == base.charAt(0))) {
      return nobody(SearchKind.CPF, base, reason);
    }
    KindQuery query = cpf(Cpf.ofBase(base).compact(), reason, 1);
    return new KindQuery(SearchKind.CPF, base, reason, query.tiering(), query.stages());
  }
}
