package io.customerview.examples.quickstart.mapping;

import io.customerview.examples.quickstart.text.Texts;
import io.customerview.shared.Refusal;
import java.util.List;
import java.util.Locale;

/**
 * What is wrong with a cell beyond what the library's types refuse: reasons of this file's own,
 * told in the way of the library's.
 */
public record Problem(String code, List<Object> arguments) implements Refusal {

  static final Problem CODE_MISSING = of("code_missing");
  static final Problem TYPE_UNKNOWN = of("type_unknown");
  static final Problem NAME_MISSING = of("name_missing");
  static final Problem COMPANY_AS_PERSON = of("company_as_person");
  static final Problem PERSON_AS_COMPANY = of("person_as_company");
  static final Problem ROUNDED = of("rounded");
  static final Problem DOCUMENT_TYPE_MISSING = of("document_type_missing");
  static final Problem COUNTRY_UNKNOWN = of("country_unknown");
  static final Problem OUTDATED_MOBILE = of("outdated_mobile");
  static final Problem DAY_IMPOSSIBLE = of("day_impossible");
  static final Problem STATUS_UNKNOWN = of("status_unknown");
  static final Problem CANCELLED_WITHOUT_DAY = of("cancelled_without_day");
  static final Problem CANCELLED_WITHOUT_REASON = of("cancelled_without_reason");
  static final Problem ANSWER_UNKNOWN = of("answer_unknown");
  static final Problem OPT_IN_WITHOUT_SOURCE = of("opt_in_without_source");
  static final Problem OPT_IN_WITHOUT_DAY = of("opt_in_without_day");
  static final Problem CONTRACT_ID_MISSING = of("contract_id_missing");
  static final Problem CUSTOMER_MISSING = of("customer_missing");
  static final Problem CONTRACT_TYPE_UNKNOWN = of("contract_type_unknown");
  static final Problem CONTRACT_STATUS_UNKNOWN = of("contract_status_unknown");
  static final Problem AMOUNT_MISSING = of("amount_missing");
  static final Problem AMOUNT_UNREADABLE = of("amount_unreadable");
  static final Problem AMOUNT_AMBIGUOUS = of("amount_ambiguous");
  static final Problem CONTRACTED_ON_MISSING = of("contracted_on_missing");
  static final Problem RENEWS_BEFORE_START = of("renews_before_start");

  public Problem {
    arguments = List.copyOf(arguments);
  }

  private static Problem of(String name, Object... arguments) {
    return new Problem("problem." + name, List.of(arguments));
  }

  /** The same code stood in an earlier row of the same customer: only contact points are taken. */
  static Problem sameCustomer(long earlier) {
    return of("same_customer", earlier);
  }

  /** The same code stood in an earlier row of somebody else. */
  static Problem codeOfAnother(long earlier) {
    return of("code_of_another", earlier);
  }

  /** The same contract stood in an earlier row already, and said the same. */
  static Problem contractRepeated(long earlier) {
    return of("contract_repeated", earlier);
  }

  /** The contract stood in an earlier row with other terms; both tell when they were changed. */
  static Problem contractTwice(long earlier) {
    return of("contract_twice", earlier);
  }

  /** The contract stood in an earlier row with other terms, and nothing tells which holds. */
  static Problem contractContradicts(long earlier) {
    return of("contract_contradicts", earlier);
  }

  @Override
  public String message(Locale locale) {
    return Texts.in(locale).get(code, arguments.toArray());
  }
}
