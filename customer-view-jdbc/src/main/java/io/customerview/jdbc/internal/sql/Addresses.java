package io.customerview.jdbc.internal.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerview.contact.Address;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.PostalAddress;
import io.customerview.identity.Country;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.PhoneNumber;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * An address as the text of a column: a phone in E.164, an e-mail address, the parts of a postal
 * address as JSON.
 */
final class Addresses {

  private static final JsonFactory JSON = new JsonFactory();

  private Addresses() {}

  static String write(Address address) {
    if (address instanceof Address.Phone phone) {
      return phone.number().compact();
    }
    if (address instanceof Address.Email email) {
      return email.email().formatted();
    }
    return write((PostalAddress) address);
  }

  private static String write(PostalAddress postal) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("street", postal.street());
      write(json, "number", postal.number().orElse(""));
      write(json, "complement", postal.complement().orElse(""));
      write(json, "district", postal.district().orElse(""));
      json.writeStringField("city", postal.city());
      write(json, "state", postal.state().orElse(""));
      write(json, "postalCode", postal.postalCode().orElse(""));
      json.writeStringField("country", postal.country().compact());
      json.writeEndObject();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, String field, String text) throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(field, text);
    }
  }

  static Address read(ContactChannel channel, String text) {
    return switch (channel) {
      case PHONE -> new Address.Phone(PhoneNumber.ofCompact(text));
      case EMAIL -> new Address.Email(EmailAddress.parse(text, EmailAddress.Domains.LOCAL));
      case POSTAL -> postal(text);
    };
  }

  private static Address postal(String text) {
    Map<String, String> parts = new HashMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          parts.put(json.currentName(), json.getText());
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return PostalAddress.builder(Country.parse(parts.getOrDefault("country", "")))
        .street(parts.get("street"))
        .number(parts.get("number"))
        .complement(parts.get("complement"))
        .district(parts.get("district"))
        .city(parts.get("city"))
        .state(parts.get("state"))
        .postalCode(parts.get("postalCode"))
        .build();
  }
}
