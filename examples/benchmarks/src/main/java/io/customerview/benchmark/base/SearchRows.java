package io.customerview.benchmark.base;

import io.customerview.contact.Address;
import io.customerview.contact.AddressKey;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.NewContact;
import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.Cpf;
import io.customerview.identity.IdentityDocument;
import io.customerview.identity.SearchEntries;
import io.customerview.identity.SearchField;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchPart;
import io.customerview.intake.IntakeRow;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a search reads, as an intake would have written them: customers, identity
 * documents, phones and e-mail addresses, and the search index; for each table the lines of a COPY.
 */
final class SearchRows {

  /** The tables and their columns. */
  static final Map<String, String> COLUMNS = columns();

  private static final String REGISTERED_AT = "2026-11-20 12:00:00+00";

  private final Map<String, CopyText> lines = new LinkedHashMap<>();

  private SearchRows() {
    COLUMNS.keySet().forEach(table -> lines.put(table, new CopyText()));
  }

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put(
        "customer",
        """
        id, version, external_id, kind, given_name, family_name, social_name, legal_name,
        trade_name, folded_name, cpf, cnpj, city, state, country, industry, city_key,
        state_key, industry_key, parent_id, enabled,
        cancelled_on, cancelled_reason, registered_at""");
    columns.put("identity_document", "customer_id, country, type, rule, number");
    columns.put(
        "contact_point",
        "customer_id, id, channel, address, normalized, consent, is_primary, added_at");
    columns.put("search_customer", "customer_id, name, sort_name, registration, contact_points");
    columns.put("search_entry", "list, part, customer_id, key, sort_name, value");
    return columns;
  }

  /** Returns the lines of one customer. */
  static Map<String, CopyText> of(IntakeRow row) {
    SearchRows rows = new SearchRows();
    rows.fill(row, id(row.number()));
    return rows.lines;
  }

  /** Returns the id of the customer of a row: random, and always the same. */
  static CustomerId id(long number) {
    SplittableRandom random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
    long high = (random.nextLong() & ~0xF000L) | 0x4000L;
    long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new CustomerId(new UUID(high, low));
  }

  private static CustomerId id(ExternalId code) {
    return id(Long.parseLong(code.value().substring(1)));
  }

  private CopyText line(String table) {
    CopyText line = lines.get(table);
    if (line == null) {
      throw new IllegalArgumentException(table);
    }
    return line;
  }

  private void fill(IntakeRow row, CustomerId id) {
    customer(row, id);
    for (IdentityDocument document : row.registration().documents()) {
      line("identity_document")
          .add(id)
          .add(document.country().compact())
          .add(document.type().code())
          .add(document.type().rule())
          .add(document.formatted())
          .end();
    }
    List<SearchKey> contactKeys = contactPoints(row, id);
    String shown = row.registration().party().displayName();
    String name = SearchEntries.sortName(shown);
    List<SearchKey> registrationKeys = keys(id, row.registration());
    line("search_customer")
        .add(id)
        .add(shown)
        .add(name)
        .add(SearchKey.toTexts(registrationKeys))
        .add(SearchKey.toTexts(contactKeys))
        .end();
    entries(id, name, SearchPart.REGISTRATION, registrationKeys);
    entries(id, name, SearchPart.CONTACT_POINTS, contactKeys);
  }

  /** A row that has an address twice gives one point; the first that is opted in has the star. */
  private List<SearchKey> contactPoints(IntakeRow row, CustomerId id) {
    List<SearchKey> keys = new ArrayList<>();
    Set<AddressKey> known = new HashSet<>();
    Set<ContactChannel> withPrimary = new HashSet<>();
    for (NewContact contact : row.contacts()) {
      Address address = contact.address();
      if (!known.add(AddressKey.of(address))) {
        continue;
      }
      boolean primary = contact.optIn().isPresent() && withPrimary.add(address.channel());
      if (address instanceof Address.Phone phone) {
        keys.add(starred(SearchKey.ofPhone(phone.number()), primary));
        point(id, known.size(), contact, phone.number().compact(), primary);
      } else if (address instanceof Address.Email email) {
        keys.add(starred(SearchKey.ofEmail(email.email()), primary));
        point(id, known.size(), contact, email.email().formatted(), primary);
      }
    }
    return keys;
  }

  private static SearchKey starred(SearchKey key, boolean primary) {
    return primary ? key.asPrimary() : key;
  }

  private void customer(IntakeRow row, CustomerId id) {
    Registration registration = row.registration();
    Person person = registration.party() instanceof Person one ? one : null;
    Company company = registration.party() instanceof Company one ? one : null;
    Cancelled cancelled = row.cancellation().orElse(null);
    line("customer")
        .add(id)
        .add(1)
        .add(registration.externalId().map(ExternalId::value).orElse(null))
        .add(person == null ? "COMPANY" : "PERSON")
        .add(person == null ? null : person.givenName())
        .add(person == null ? null : person.familyName().orElse(null))
        .add(person == null ? null : person.socialName().orElse(null))
        .add(company == null ? null : company.legalName())
        .add(company == null ? null : company.tradeName().orElse(null))
        .add(SearchEntries.sortName(registration.party().displayName()))
        .add(registration.cpf().map(Cpf::compact).orElse(null))
        .add(registration.cnpj().map(Cnpj::compact).orElse(null))
        .add(registration.city().orElse(null))
        .add(registration.state().orElse(null))
        .add(registration.country().map(Country::compact).orElse(null))
        .add(registration.industry().orElse(null))
        .add(registration.cityKey().orElse(null))
        .add(registration.stateKey().orElse(null))
        .add(registration.industryKey().orElse(null))
        .add(row.parent().map(SearchRows::id).orElse(null))
        .add(registration.isEnabled())
        .add(cancelled == null ? null : cancelled.on())
        .add(cancelled == null ? null : cancelled.reason())
        .add(REGISTERED_AT)
        .end();
  }

  private void point(
      CustomerId id, int position, NewContact contact, String address, boolean primary) {
    line("contact_point")
        .add(id)
        .add(new UUID(id.value().getMostSignificantBits(), position))
        .add(contact.address().channel())
        .add(address)
        .add(contact.address().normalized())
        .add(contact.optIn().isPresent() ? "OPTED_IN" : "NOT_GIVEN")
        .add(primary)
        .add(REGISTERED_AT)
        .end();
  }

  /** What a registration is found by (SRCH-2, 3, 5, 6). */
  private static List<SearchKey> keys(CustomerId id, Registration registration) {
    List<SearchKey> keys = new ArrayList<>();
    keys.add(SearchKey.ofCustomerId(id));
    registration.externalId().map(SearchKey::ofExternalId).ifPresent(keys::add);
    registration.cpf().map(SearchKey::ofCpf).ifPresent(keys::add);
    registration.cnpj().map(SearchKey::ofCnpj).ifPresent(keys::add);
    registration.documents().stream().map(SearchKey::ofIdentityDocument).forEach(keys::add);
    if (registration.party() instanceof Person person) {
      name(keys, SearchField.FULL_NAME, person.fullName());
      name(keys, SearchField.SOCIAL_NAME, person.socialName().orElse(null));
    } else if (registration.party() instanceof Company company) {
      name(keys, SearchField.LEGAL_NAME, company.legalName());
      name(keys, SearchField.TRADE_NAME, company.tradeName().orElse(null));
    }
    return keys;
  }

  private static void name(List<SearchKey> keys, SearchField field, @Nullable String name) {
    if (name != null) {
      keys.add(SearchKey.ofName(field, name));
    }
  }

  private void entries(CustomerId id, String name, SearchPart part, List<SearchKey> keys) {
    SearchEntries.of(name, part, keys)
        .forEach(
            entry ->
                line("search_entry")
                    .add(entry.list().code())
                    .add(part.code())
                    .add(id)
                    .add(entry.key())
                    .add(name)
                    .add(entry.value())
                    .end());
  }
}
