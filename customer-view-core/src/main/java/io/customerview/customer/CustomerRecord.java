package io.customerview.customer;

import io.customerview.customer.CustomerStatus.Cancelled;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import java.util.LinkedHashMap;
import java.util.Map;

/** A registration as it is exported (PRIV-1): the same fields from every storage. */
public final class CustomerRecord {

  /** The name of the part. */
  public static final String PART = "registration";

  private CustomerRecord() {}

  /** Returns all that is registered of a customer. */
  public static Map<String, Object> of(Customer customer) {
    Registration registration = customer.registration();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", customer.id().toString());
    fields.put("version", customer.version().number());
    registration.externalId().ifPresent(id -> fields.put("externalId", id.value()));
    if (registration.party() instanceof Person person) {
      fields.put("kind", "person");
      fields.put("givenName", person.givenName());
      person.familyName().ifPresent(name -> fields.put("familyName", name));
      person.socialName().ifPresent(name -> fields.put("socialName", name));
    } else if (registration.party() instanceof Company company) {
      fields.put("kind", "company");
      fields.put("legalName", company.legalName());
      company.tradeName().ifPresent(name -> fields.put("tradeName", name));
    }
    registration.cpf().ifPresent(cpf -> fields.put("cpf", cpf.formatted()));
    registration.cnpj().ifPresent(cnpj -> fields.put("cnpj", cnpj.formatted()));
    fields.put(
        "identityDocuments",
        registration.documents().stream()
            .map(document -> document.type() + " " + document.formatted())
            .toList());
    registration.city().ifPresent(city -> fields.put("city", city));
    registration.state().ifPresent(state -> fields.put("state", state));
    registration.country().ifPresent(country -> fields.put("country", country.compact()));
    registration.industry().ifPresent(industry -> fields.put("industry", industry));
    fields.put("inOrganization", registration.parent().isPresent());
    registration.timeZone().ifPresent(zone -> fields.put("timeZone", zone.getId()));
    fields.put("enabled", registration.isEnabled());
    fields.put("status", customer.status().isActive() ? "active" : "cancelled");
    if (customer.status() instanceof Cancelled cancelled) {
      fields.put("cancelledOn", cancelled.on());
      fields.put("cancellationReason", cancelled.reason());
    }
    fields.put("registeredAt", customer.registeredAt());
    return fields;
  }
}
