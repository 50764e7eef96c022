package io.customerview.benchmark.search;

import io.customerview.identity.Country;
import io.customerview.search.CustomerQuery;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * What people search, by kind and by the tier of what they find, with texts that are drawn from the
 * base.
 */
public enum SearchCase {
  CPF(0, (base, at) -> CustomerQuery.cpf(base.cpf(at))),
  CPF_OF_NINE(1, (base, at) -> CustomerQuery.cpf(base.cpf(at).substring(0, 9))),
  CPF_OF_SIX(2, (base, at) -> CustomerQuery.cpf(base.cpf(at).substring(0, 6))),
  CPF_OF_THREE(2, (base, at) -> CustomerQuery.cpf(base.cpf(at).substring(0, 3))),
  CPF_MASKED(
      2,
      (base, at) ->
          CustomerQuery.cpf("***" + base.cpf(at).substring(3, 9) + "**").acceptingMasked()),
  CNPJ(0, (base, at) -> CustomerQuery.cnpj(base.cnpj(at))),
  CNPJ_ROOT(1, (base, at) -> CustomerQuery.cnpj(base.cnpj(at).substring(0, 8))),
  CNPJ_OF_THREE(2, (base, at) -> CustomerQuery.cnpj(base.cnpj(at).substring(0, 3))),
  PHONE(0, (base, at) -> CustomerQuery.phone(base.mobile(at))),
  PHONE_OF_NINE(1, (base, at) -> CustomerQuery.phone(base.mobile(at).substring(5))),
  PHONE_OF_EIGHT(2, (base, at) -> CustomerQuery.phone(base.mobile(at).substring(6))),
  EMAIL(0, (base, at) -> CustomerQuery.email(base.email(at))),
  EMAIL_START(2, (base, at) -> CustomerQuery.email(base.email(at).substring(0, 5))),
  EMAIL_OF_THREE(2, (base, at) -> CustomerQuery.email(base.email(at).substring(0, 3))),
  EMAIL_DOMAIN(0, (base, at) -> CustomerQuery.email("@gmail.com")),
  ID(0, (base, at) -> CustomerQuery.id(base.id(at))),
  ID_FIRST_BLOCK(1, (base, at) -> CustomerQuery.id(base.id(at).substring(0, 8))),
  HOST_ID(0, (base, at) -> CustomerQuery.id(base.externalId(at))),
  IDENTITY_CARD(0, (base, at) -> CustomerQuery.personDocument(Country.BRAZIL, base.document(at))),
  DOCUMENT_NUMBER(0, (base, at) -> CustomerQuery.documentNumber(base.document(at))),
  ANY_CPF(0, (base, at) -> CustomerQuery.any(base.cpf(at))),
  ANY_CNPJ(0, (base, at) -> CustomerQuery.any(base.cnpj(at))),
  ANY_PHONE(0, (base, at) -> CustomerQuery.any(base.mobile(at).substring(3))),
  NAME_WHOLE(0, (base, at) -> CustomerQuery.name(base.name(at))),
  NAME_START(1, (base, at) -> CustomerQuery.name(base.firstWords(at, 2))),
  NAME_RARE(2, (base, at) -> CustomerQuery.name(base.rareWord(at))),
  NAME_COMMON(2, (base, at) -> CustomerQuery.name(base.commonWord(at))),
  NAME_TWO_COMMON(
      2, (base, at) -> CustomerQuery.name(base.commonWord(at) + ' ' + base.commonWord(at + 1))),
  NAME_TWO_LETTERS(3, (base, at) -> CustomerQuery.name(base.commonWord(at).substring(0, 2))),
  NAME_THREE_WORDS(2, (base, at) -> CustomerQuery.name(base.threeWords(at))),
  NAME_THREE_STARTS(3, (base, at) -> CustomerQuery.name(base.threeStarts(at))),
  NAME_PAIR_OF_NOBODY(4, (base, at) -> CustomerQuery.name(base.pairOfNobody(at))),
  NAME_UNKNOWN(4, (base, at) -> CustomerQuery.name("xyzzyq wqxwq")),
  ANY_NAME(2, (base, at) -> CustomerQuery.any(base.firstWords(at, 2)));

  private final int tier;

  @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
  private final BiFunction<Samples, Integer, CustomerQuery> query;

  SearchCase(int tier, BiFunction<Samples, Integer, CustomerQuery> query) {
    this.tier = tier;
    this.query = query;
  }

  /** Returns the best tier that is looked for. */
  public int tier() {
    return tier;
  }

  /** Returns the queries, each with another text where there is more than one. */
  public List<CustomerQuery> queries(Samples samples, int count) {
    return IntStream.range(0, count).mapToObj(at -> query.apply(samples, at)).toList();
  }
}
