package io.customerview.examples.quickstart.mapping;

import static io.customerview.examples.quickstart.generate.CustomerColumn.TAXPAYER_NUMBER;
import static io.customerview.examples.quickstart.generate.CustomerColumn.TYPE;

import io.customerview.customer.Registration;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import java.util.regex.Pattern;

/**
 * CPF or CNPJ. A number that is none refuses the row: under it the customer would be found by
 * somebody else's, or not at all. Zeros that a spreadsheet lost are suggested, not put back: ten
 * digits may as well be a CPF whose last one is missing.
 */
final class TaxNumbers {

  /** How a spreadsheet shows a long number; the digits that it does not show are gone. */
  private static final Pattern ROUNDED = Pattern.compile("\\d+([.,]\\d+)?[eE][+-]?\\d+");

  private TaxNumbers() {}

  static void read(Draft draft, Registration.Builder registration, boolean person) {
    draft
        .number(TAXPAYER_NUMBER)
        .ifPresent(
            text -> {
              if (ROUNDED.matcher(text).matches()) {
                draft.refuse(TAXPAYER_NUMBER, Problem.ROUNDED);
              } else if (person) {
                cpf(draft, registration, text);
              } else {
                cnpj(draft, registration, text);
              }
            });
  }

  private static void cpf(Draft draft, Registration.Builder registration, String text) {
    if (Cpf.isValid(text)) {
      registration.cpf(Cpf.parse(text));
    } else if (Cnpj.isValid(text)) {
      draft.refuse(TYPE, Problem.COMPANY_AS_PERSON, "PJ");
    } else {
      draft.refuse(
          TAXPAYER_NUMBER,
          Cpf.refusalOf(text).orElseThrow(),
          Cpf.suggestions(text).stream().map(Cpf::formatted).toList());
    }
  }

  private static void cnpj(Draft draft, Registration.Builder registration, String text) {
    if (Cnpj.isValid(text)) {
      registration.cnpj(Cnpj.parse(text));
    } else if (Cpf.isValid(text)) {
      draft.refuse(TYPE, Problem.PERSON_AS_COMPANY, "PF");
    } else {
      draft.refuse(
          TAXPAYER_NUMBER,
          Cnpj.refusalOf(text).orElseThrow(),
          Cnpj.suggestions(text).stream().map(Cnpj::formatted).toList());
    }
  }
}
