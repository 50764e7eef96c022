package io.customerview.customer;

import io.customerview.customer.CustomerEvent.FieldChange;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.shared.Masked;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What differs between two registrations, field by field, as it may stand in the audit trail. */
final class RegistrationDifference {

  /**
   * The fields, and how each is shown: names, the city and the host's id masked, numbers by their
   * own masked form, the rest as it is.
   */
  private static final Map<String, Function<Registration, String>> FIELDS = fields();

  private RegistrationDifference() {}

  static Map<String, FieldChange> of(Registration before, Registration after) {
    Map<String, FieldChange> changed = new LinkedHashMap<>();
    if (before.equals(after)) {
      return changed;
    }
    FIELDS.forEach(
        (field, shown) -> {
          if (!raw(field, before).equals(raw(field, after))) {
            changed.put(field, new FieldChange(shown.apply(before), shown.apply(after)));
          }
        });
    return changed;
  }

  private static Map<String, Function<Registration, String>> fields() {
    Map<String, Function<Registration, String>> fields = new LinkedHashMap<>();
    fields.put("kind", registration -> (String) raw("kind", registration));
    for (String name :
        new String[] {"givenName", "familyName", "socialName", "legalName", "tradeName"}) {
      fields.put(name, registration -> Masked.words((String) raw(name, registration)));
    }
    fields.put("documents", registration -> registration.documents().toString());
    for (String number : new String[] {"cpf", "cnpj"}) {
      fields.put(number, registration -> raw(number, registration).toString());
    }
    fields.put("city", registration -> Masked.words(raw("city", registration).toString()));
    fields.put("externalId", registration -> maskedId(raw("externalId", registration).toString()));
    for (String plain :
        new String[] {"state", "country", "industry", "parent", "timeZone", "enabled"}) {
      fields.put(plain, registration -> raw(plain, registration).toString());
    }
    return fields;
  }

  /**
   * Returns the value that is compared; its {@code toString} masks where it is personal, but for
   * names and documents.
   */
  private static Object raw(String field, Registration of) {
    return switch (field) {
      case "kind" -> of.isPerson() ? "person" : "company";
      case "givenName" -> of.party() instanceof Person person ? person.givenName() : "";
      case "familyName" ->
          of.party() instanceof Person person ? person.familyName().orElse("") : "";
      case "socialName" ->
          of.party() instanceof Person person ? person.socialName().orElse("") : "";
      case "legalName" -> of.party() instanceof Company company ? company.legalName() : "";
      case "tradeName" ->
          of.party() instanceof Company company ? company.tradeName().orElse("") : "";
      case "cpf" -> orEmpty(of.cpf());
      case "cnpj" -> orEmpty(of.cnpj());
      case "documents" -> of.writings();
      case "city" -> orEmpty(of.city());
      case "state" -> orEmpty(of.state());
      case "country" -> orEmpty(of.country());
      case "industry" -> orEmpty(of.industry());
      case "parent" -> orEmpty(of.parent());
      case "externalId" -> orEmpty(of.externalId());
      case "timeZone" -> orEmpty(of.timeZone());
      case "enabled" -> of.isEnabled();
      default -> throw new IllegalArgumentException("no field " + field);
    };
  }

  private static String maskedId(String id) {
    return id.isEmpty() ? id : Masked.id(id);
  }

  private static Object orEmpty(Optional<?> value) {
    return value.isPresent() ? value.get() : "";
  }
}
