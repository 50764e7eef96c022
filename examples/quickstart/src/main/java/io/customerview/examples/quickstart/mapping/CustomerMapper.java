package io.customerview.examples.quickstart.mapping;

import io.customerview.contact.Address;
import io.customerview.contact.NewContact;
import io.customerview.customer.Party;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.examples.quickstart.file.Row;
import io.customerview.examples.quickstart.generate.Column;
import io.customerview.examples.quickstart.generate.CustomerColumn;
import io.customerview.identity.Country;
import io.customerview.intake.IntakeRow;
import io.customerview.shared.ExternalId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Makes of a row of a customer what the library takes, and says of every cell that could not be
 * taken why.
 *
 * <p>Rows with one code belong together: {@link SameCodes}. So a mapper belongs to one file, and to
 * one thread.
 */
public final class CustomerMapper {

  private final OptIns optIns;
  private final SameCodes codes = new SameCodes();

  /**
   * Obtains a mapper.
   *
   * @param zone the zone in which the days of the file are counted
   * @param today the day on which the file is read
   */
  public CustomerMapper(ZoneId zone, LocalDate today) {
    this.optIns = new OptIns(zone, today);
  }

  /** Maps one row. */
  public MappedRow<IntakeRow> map(Row row) {
    Draft draft = new Draft(row);
    if (draft.isBlank()) {
      return new MappedRow<>(row, Optional.empty(), List.of(), List.of());
    }
    List<Column> contactColumns = new ArrayList<>();
    Optional<IntakeRow> intake =
        intake(draft, contactColumns)
            .filter(taken -> !draft.isRefused())
            .flatMap(taken -> codes.settle(draft, taken));
    return new MappedRow<>(row, intake, contactColumns, draft.findings());
  }

  /**
   * Reads every column, also of a row that is refused, so that people put all of it right at once.
   */
  private Optional<IntakeRow> intake(Draft draft, List<Column> contactColumns) {
    Optional<ExternalId> code = id(draft, CustomerColumn.CODE);
    if (code.isEmpty() && !draft.isRefused()) {
      draft.refuse(CustomerColumn.CODE, Problem.CODE_MISSING);
    }
    Optional<Party> party = Names.read(draft);
    if (code.isEmpty() || party.isEmpty()) {
      return Optional.empty();
    }
    Country country = Places.country(draft);
    Optional<String> state = Places.state(draft, country);
    Optional<String> city = Places.city(draft);
    Registration.Builder registration =
        Registration.builder(party.get())
            .externalId(code.get().value())
            .country(country)
            .state(state.orElse(null))
            .city(city.orElse(null))
            .industry(Places.industry(draft).orElse(null))
            .enabled(Answers.read(draft, CustomerColumn.ENABLED).orElse(true));
    TaxNumbers.read(draft, registration, party.get() instanceof Person);
    IdentityDocuments.read(draft, country).ifPresent(registration::document);

    IntakeRow row = IntakeRow.of(draft.number(), registration.build());
    row = id(draft, CustomerColumn.ORGANIZATION).map(row::parent).orElse(row);
    row = Cancellations.read(draft).map(row::cancelled).orElse(row);
    ContactDesk contacts = new ContactDesk(row, contactColumns);
    contacts.add(
        CustomerColumn.EMAIL,
        Emails.read(draft, CustomerColumn.EMAIL),
        email -> optIns.read(draft, CustomerColumn.EMAIL_OPT_IN, email));
    contacts.add(CustomerColumn.EMAIL_2, Emails.read(draft, CustomerColumn.EMAIL_2));
    contacts.add(
        CustomerColumn.MOBILE,
        Phones.read(draft, CustomerColumn.MOBILE, country),
        mobile -> optIns.read(draft, CustomerColumn.SMS_OPT_IN, mobile));
    contacts.add(CustomerColumn.PHONE, Phones.read(draft, CustomerColumn.PHONE, country));
    contacts.add(
        CustomerColumn.ADDRESS,
        PostalAddresses.read(draft, country, city, state, Places.postalCode(draft, country)));
    return Optional.of(contacts.row);
  }

  private static Optional<ExternalId> id(Draft draft, Column column) {
    return draft.text(column).flatMap(text -> draft.orRefuse(column, () -> new ExternalId(text)));
  }

  /** Adds contact points to a row, and remembers where they stood. */
  private static final class ContactDesk {

    private final List<Column> columns;
    private IntakeRow row;

    ContactDesk(IntakeRow row, List<Column> columns) {
      this.row = row;
      this.columns = columns;
    }

    void add(Column column, Optional<Address> address) {
      add(column, address, contact -> contact);
    }

    void add(Column column, Optional<Address> address, UnaryOperator<NewContact> consent) {
      if (address.isPresent()) {
        columns.add(column);
        row = row.contact(consent.apply(NewContact.of(address.get())));
      }
    }
  }
}
