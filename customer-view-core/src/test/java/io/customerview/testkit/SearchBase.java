package io.customerview.testkit;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.Evidence;
import io.customerview.contact.NewContact;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.DocumentNumber;
import io.customerview.identity.IdentityDocument;
import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchPart;
import io.customerview.search.CustomerQuery;
import io.customerview.search.Hit;
import io.customerview.search.SearchResult;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.storage.Storage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A customer base to search in, whose customers a test knows by short names. */
public final class SearchBase {

  /** The id of F1 in the worked examples. */
  public static final UUID F1 = UUID.fromString("155372b3-2d17-4922-a147-2da86c0aed2c");

  /** The document that F8 received. */
  public static final DocumentId DOCUMENT = new DocumentId(new UUID(4, 5));

  private final Storage storage;
  private final AgentView view;
  private final Deque<UUID> wanted = new ArrayDeque<>();
  private final Map<CustomerId, String> refs = new HashMap<>();
  private long made;

  /** Makes an empty base. */
  public SearchBase(Storage storage) {
    this.storage = storage;
    this.view =
        CustomerView.builder()
            .storage(storage)
            .clock(new SettableClock())
            .secrets(TestSecrets.SECRETS)
            .ids(this::nextId)
            .build()
            .as(Agent.system(new AgentId("test")));
  }

  /** Makes the customers of the worked examples, F1 to F10. */
  public static SearchBase ofExamples(Storage storage) {
    SearchBase base = new SearchBase(storage);
    base.wanted.add(F1);
    base.add(
        "F1",
        person("Maria Clara", "de Souza").cpf(Cpf.parse("529.982.247-25")),
        "MariaClara@Exemplo.com.br",
        "+55 11 91234-5678");
    base.add(
        "F2", person("Maria Laura", "Teles").cpf(Cpf.parse("111.444.777-35")), "+55 11 3123-4567");
    base.add(
        "F3",
        company("Armazém Exemplo S.A.", "Exemplo Atacado").cnpj(Cnpj.parse("11222333000181")));
    base.add("F4", company("Armazém Exemplo S.A.", null).cnpj(Cnpj.parse("11222333000262")));
    base.add("F5", company("Alfa Nova Ltda.", null).cnpj(Cnpj.parse("12.ABC.345/01DE-35")));
    base.add("F6", person("Rui", "D'Avelar").cpf(Cpf.parse("119.123.456-84")));
    base.add("F7", person("Lia", "Teles"), "+55 11 91234-5684");
    CustomerId f8 = base.add("F8", person("Otto", "Lange"));
    base.sent(f8, "09965982000120", DOCUMENT);
    base.add("F9", company("Casa Nove Ltda.", null).cnpj(Cnpj.parse("09.965.982/0001-20")));
    base.add(
        "F10",
        company("DIAN", null).document(IdentityDocument.parse("CO", "NIT", "800.197.268-4")));
    return base;
  }

  private UUID nextId() {
    UUID next = wanted.poll();
    made++;
    return next != null
        ? next
        : new UUID(0x9E3779B97F4A7C15L * made, 0x8000_0000_0000_0000L | made);
  }

  /** Begins a person. */
  public static Registration.Builder person(String given, String family) {
    return Registration.builder(Person.of(given, family));
  }

  /** Begins a company. */
  public static Registration.Builder company(String legal, String trade) {
    return Registration.builder(Company.of(legal, trade));
  }

  /** Registers a customer with contact points: e-mail addresses have an at sign. */
  public CustomerId add(String ref, Registration.Builder registration, String... contacts) {
    CustomerId customer = view.customers().register(registration.build()).customer();
    refs.put(customer, ref);
    for (String contact : contacts) {
      Address address = contact.contains("@") ? Address.email(contact) : Address.phone(contact);
      Evidence evidence = Evidence.of("form", "click", SettableClock.START);
      view.contacts()
          .add(
              customer,
              view.customers().find(customer).version(),
              NewContact.of(address).optedIn(evidence));
    }
    return customer;
  }

  /** Registers a person by a name alone, known by that name. */
  public CustomerId named(String name) {
    return add(name, Registration.builder(Person.of(name, null)));
  }

  /** Says that a customer was sent a document. */
  public void sent(CustomerId customer, String number, DocumentId document) {
    SearchKey key = SearchKey.ofDocumentNumber(DocumentNumber.parse(number), document);
    Work.run(
        storage,
        work ->
            storage
                .searchKeys()
                .replace(work, SearchPart.DOCUMENTS, Map.of(customer, List.of(key))));
  }

  /** Returns the view of an agent who may do everything. */
  public AgentView view() {
    return view;
  }

  /** Returns the storage. */
  public Storage storage() {
    return storage;
  }

  /** Answers a query. */
  public SearchResult find(CustomerQuery query) {
    return view.search().find(query);
  }

  /** Returns the hits of a page as in the worked examples: {@code F3@0 F4@1}. */
  public String hits(CustomerQuery query) {
    return hits(find(query));
  }

  /** Returns the hits of a page as in the worked examples. */
  public String hits(SearchResult result) {
    return String.join(" ", result.hits().stream().map(this::hit).toList());
  }

  private String hit(Hit hit) {
    return refs.getOrDefault(hit.id(), hit.id().toString()) + '@' + hit.tier();
  }

  /** Returns the hits of all pages. */
  public List<String> allPages(CustomerQuery query, int pageSize) {
    List<String> hits = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      CustomerQuery page = query.pageSize(pageSize);
      SearchResult result = find(cursor.map(page::after).orElse(page));
      result.hits().forEach(hit -> hits.add(hit(hit)));
      if (result.hits().size() > pageSize) {
        throw new AssertionError("a page holds at most what was asked for");
      }
      cursor = result.next();
    } while (cursor.isPresent());
    return hits;
  }
}
