package io.customerview.benchmark.base;

import static io.customerview.examples.quickstart.generate.CustomerColumn.*;

import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.contact.NewContact;
import io.customerview.contact.PostalAddress;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.customer.Party;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.examples.quickstart.generate.CustomerBase;
import io.customerview.examples.quickstart.generate.CustomerColumn;
import io.customerview.examples.quickstart.generate.CustomerRow;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.Cpf;
import io.customerview.identity.DocumentTypes;
import io.customerview.identity.IdentityDocument;
import io.customerview.identity.PhoneNumber;
import io.customerview.intake.IntakeRow;
import io.customerview.shared.ExternalId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clean rows of a made-up customer base, as the library takes them in. */
public final class CleanRows {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  private CleanRows() {}

  /** Returns the rows of a base, numbered from 1. */
  public static Stream<IntakeRow> of(long seed, int count) {
    return CustomerBase.rows(seed, count).map(CleanRows::of);
  }

  /** Returns a row as the library takes it in, under the number that its code has. */
  public static IntakeRow of(CustomerRow row) {
    long number = Long.parseLong(row.get(CODE).substring(1));
    Country country = row.get(COUNTRY).equals("Brasil") ? Country.BRAZIL : Country.COLOMBIA;
    IntakeRow taken = IntakeRow.of(number, registration(row, country));
    if (has(row, ORGANIZATION)) {
      taken = taken.parent(new ExternalId(row.get(ORGANIZATION)));
    }
    if (has(row, CANCELLED_ON)) {
      taken = taken.cancelled(new Cancelled(day(row, CANCELLED_ON), row.get(CANCELLATION_REASON)));
    }
    taken = contact(taken, row, EMAIL, EMAIL_OPT_IN, country);
    taken = contact(taken, row, EMAIL_2, null, country);
    taken = contact(taken, row, MOBILE, SMS_OPT_IN, country);
    taken = contact(taken, row, PHONE, null, country);
    return taken.contact(NewContact.of(postalAddress(row, country)));
  }

  private static Registration registration(CustomerRow row, Country country) {
    Registration.Builder registration =
        Registration.builder(party(row))
            .externalId(row.get(CODE))
            .country(country)
            .state(row.get(STATE))
            .city(row.get(CITY))
            .industry(text(row, INDUSTRY))
            .enabled(!row.get(ENABLED).equals("N"));
    if (has(row, TAXPAYER_NUMBER)) {
      if (row.isCompany()) {
        registration.cnpj(Cnpj.parse(row.get(TAXPAYER_NUMBER)));
      } else {
        registration.cpf(Cpf.parse(row.get(TAXPAYER_NUMBER)));
      }
    }
    if (has(row, DOCUMENT_NUMBER)) {
      registration.document(
          IdentityDocument.parse(
              DocumentTypes.standard().of(country, row.get(DOCUMENT_TYPE)),
              row.get(DOCUMENT_NUMBER)));
    }
    return registration.build();
  }

  private static Party party(CustomerRow row) {
    return row.isCompany()
        ? Company.of(row.get(LEGAL_NAME), text(row, TRADE_NAME))
        : Person.of(row.get(GIVEN_NAMES), text(row, FAMILY_NAMES))
            .withSocialName(text(row, SOCIAL_NAME));
  }

  private static IntakeRow contact(
      IntakeRow taken,
      CustomerRow row,
      CustomerColumn column,
      @Nullable CustomerColumn answer,
      Country country) {
    if (!has(row, column)) {
      return taken;
    }
    String text = row.get(column);
    Address address =
        text.indexOf('@') >= 0
            ? Address.email(text)
            : new Address.Phone(PhoneNumber.parse(text, country));
    NewContact contact = NewContact.of(address);
    if (answer != null && row.get(answer).equals("S")) {
      contact =
          contact.optedIn(
              Evidence.of(
                  row.get(OPT_IN_SOURCE),
                  "export",
                  day(row, OPT_IN_ON).atStartOfDay().toInstant(ZoneOffset.UTC)));
    }
    return taken.contact(contact);
  }

  private static Address postalAddress(CustomerRow row, Country country) {
    return PostalAddress.builder(country)
        .street(row.get(ADDRESS))
        .city(row.get(CITY))
        .state(row.get(STATE))
        .postalCode(row.get(POSTAL_CODE))
        .build();
  }

  private static LocalDate day(CustomerRow row, CustomerColumn column) {
    return LocalDate.parse(row.get(column), DAY);
  }

  private static boolean has(CustomerRow row, CustomerColumn column) {
    return !row.get(column).isEmpty();
  }

  private static @Nullable String text(CustomerRow row, CustomerColumn column) {
    return has(row, column) ? row.get(column) : null;
  }
}
