package io.customerview.testkit;

import static io.customerview.testkit.SearchBase.company;
import static io.customerview.testkit.SearchBase.person;

import io.customerview.customer.Registration;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Country;
import io.customerview.identity.Cpf;
import io.customerview.identity.IdentityDocument;
import io.customerview.search.CustomerQuery;
import io.customerview.search.SearchKind;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Random customers who have much in common, and random queries that many of them nearly meet. The
 * same seed makes the same world.
 */
public final class SearchWorld {

  private static final List<String> WORDS =
      List.of(
          "Maria",
          "Mariana",
          "Mar",
          "Ana",
          "Anabela",
          "Analu",
          "João",
          "Joana",
          "Silva",
          "Silvana",
          "Souza",
          "de",
          "da",
          "dos",
          "y",
          "D'Avelar",
          "Avelar",
          "O’Brien",
          "José",
          "Li",
          "Ma",
          "Á",
          "B",
          "51",
          "S.A.",
          "Ltda.",
          "Łukasz",
          "李",
          "Straße");

  private static final List<String> DOMAINS =
      List.of("exemplo.com", "exemplo.com.br", "exämple.com");

  private final Random random;
  private final List<String> texts = new ArrayList<>();

  /** Begins a world. */
  public SearchWorld(long seed) {
    this.random = new Random(seed);
  }

  /** Registers customers, the same ones in every base that a world of this seed fills. */
  public void fill(SearchBase base, int customers) {
    for (int at = 0; at < customers; at++) {
      Registration.Builder registration = chance(3) ? aCompany() : aPerson();
      if (chance(3)) {
        registration.document(document());
      }
      if (chance(3)) {
        registration.externalId(keep(externalId(at)));
      }
      List<String> contacts = new ArrayList<>();
      if (chance(2)) {
        contacts.add(keep(phone()));
      }
      for (int more = random.nextInt(3); more > 0; more--) {
        String email = email();
        if (contacts.stream().noneMatch(email::equalsIgnoreCase)) {
          contacts.add(keep(email));
        }
      }
      CustomerId customer = base.add("c" + at, registration, contacts.toArray(String[]::new));
      if (chance(4)) {
        base.sent(
            customer, keep(chance(2) ? "nf " + random.nextInt(3) : digits(9)), documentId(at));
      }
    }
  }

  private static DocumentId documentId(int at) {
    return new DocumentId(new UUID(77, at));
  }

  private Registration.Builder aPerson() {
    Registration.Builder person = person(keep(name(4)), chance(2) ? keep(name(3)) : null);
    String start = chance(2) ? "529" : "52998";
    return chance(2)
        ? person.cpf(keep(Cpf.ofBase(start + digits(Cpf.BASE_LENGTH - start.length()))))
        : person;
  }

  private Registration.Builder aCompany() {
    Registration.Builder company =
        company(keep(name(chance(6) ? 12 : 3)), chance(2) ? keep(name(2)) : null);
    String root = (chance(2) ? "529ABC" : "112223") + random.nextInt(2) + "0";
    return chance(2) ? company.cnpj(keep(Cnpj.of(root, "000" + random.nextInt(3)))) : company;
  }

  private IdentityDocument document() {
    String number = "8001972" + random.nextInt(3) + random.nextInt(3);
    IdentityDocument document =
        switch (random.nextInt(3)) {
          case 0 -> IdentityDocument.parse("CO", "NIT", number);
          case 1 -> IdentityDocument.parse("CO", "CC", number);
          default -> IdentityDocument.parse("BR", "RG", "0" + number.substring(0, 6) + "-X");
        };
    texts.add(document.formatted());
    texts.add(document.compact());
    return document;
  }

  private String externalId(int at) {
    return chance(2)
        ? "155372B3-2d1" + random.nextInt(2) + "-7000-8000-%012d".formatted(at)
        : "crm-" + at;
  }

  private String phone() {
    String ddd = chance(2) ? "11" : "21";
    String subscriber = (chance(2) ? "9" : "") + "8765432" + random.nextInt(2);
    return "(" + ddd + ") " + (chance(4) ? "3123456" + random.nextInt(2) : subscriber);
  }

  private String email() {
    String local = word().replaceAll("[^A-Za-z]", "x") + (chance(2) ? ".silva" : "");
    return local + "@" + DOMAINS.get(random.nextInt(DOMAINS.size()));
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int at = 0; at < count; at++) {
      digits.append((char) ('0' + random.nextInt(2)));
    }
    return digits.toString();
  }

  private String name(int most) {
    List<String> words = new ArrayList<>();
    for (int more = 1 + random.nextInt(most); more > 0; more--) {
      words.add(word());
    }
    return String.join(" ", words);
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  private String keep(String text) {
    texts.add(text);
    return text;
  }

  private Cpf keep(Cpf cpf) {
    texts.add(cpf.formatted());
    texts.add(cpf.compact());
    return cpf;
  }

  private Cnpj keep(Cnpj cnpj) {
    texts.add(cnpj.formatted());
    texts.add(cnpj.compact());
    return cnpj;
  }

  /** Returns a query: something that is registered, whole, cut, or with a slip; or some words. */
  public CustomerQuery query() {
    String text = chance(2) && !texts.isEmpty() ? texts.get(random.nextInt(texts.size())) : name(3);
    if (chance(3) && text.length() > 2) {
      text = text.substring(0, 2 + random.nextInt(text.length() - 2));
    }
    if (chance(10)) {
      text = text.substring(0, text.length() - 1) + random.nextInt(10);
    }
    if (chance(4)) {
      text = text.toLowerCase(java.util.Locale.ROOT);
    }
    SearchKind kind = SearchKind.values()[random.nextInt(SearchKind.values().length)];
    CustomerQuery query =
        kind == SearchKind.PERSON_DOCUMENT
            ? CustomerQuery.personDocument(chance(2) ? Country.COLOMBIA : Country.BRAZIL, text)
            : CustomerQuery.of(chance(2) ? SearchKind.NAME : kind, text);
    return (chance(4) ? query.strict() : query).acceptingMasked();
  }

  /** Returns how large the pages are to be. */
  public int pageSize() {
    return 2 + random.nextInt(9);
  }

  /** Returns something that is registered. */
  public String text() {
    return texts.get(random.nextInt(texts.size()));
  }
}
