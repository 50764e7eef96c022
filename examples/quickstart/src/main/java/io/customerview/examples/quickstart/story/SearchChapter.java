package io.customerview.examples.quickstart.story;

import static io.customerview.contact.ContactChannel.EMAIL;
import static io.customerview.contact.ContactChannel.PHONE;

import io.customerview.AgentView;
import io.customerview.contact.Address;
import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.screen.Table;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.FoldedText;
import io.customerview.identity.IdentityDocument;
import io.customerview.identity.PhoneNumber;
import io.customerview.search.CustomerQuery;
import io.customerview.search.CustomerSummary;
import io.customerview.search.Hit;
import io.customerview.search.HitCount;
import io.customerview.search.MatchedField;
import io.customerview.search.SearchOutcome;
import io.customerview.search.SearchReading;
import io.customerview.search.SearchResult;
import io.customerview.search.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Searches by each kind, the way people type; and what becomes of texts that no kind can hold. */
final class SearchChapter {

  private static final int PAGE = 10;

  private final Desks desks;
  private final AgentView desk;
  private final Screen screen;

  SearchChapter(Desks desks, Screen screen) {
    this.desks = desks;
    this.desk = desks.agent();
    this.screen = screen;
  }

  void tell(Cast cast) {
    screen.chapter("search.title");
    List<CustomerQuery> queries = new ArrayList<>();
    cast.lead().ifPresent(lead -> lead(lead, queries));
    cast.company().ifPresent(company -> company(company, queries));
    cast.foreigner().ifPresent(foreigner -> foreigner(foreigner, queries));
    Table table =
        new Table(
            text("search.kind"),
            text("search.typed"),
            ">" + text("search.hits"),
            text("search.first"),
            text("search.number"),
            text("search.by"));
    for (CustomerQuery query : queries) {
      row(table, query);
    }
    screen.table(table);

    screen.blank();
    screen.say("search.explained");
    cast.zero()
        .flatMap(member -> member.registration().cpf())
        .ifPresent(cpf -> explain(CustomerQuery.cpf(cpf.compact().replaceFirst("^0+", ""))));
    cast.lead()
        .flatMap(member -> member.registration().cpf())
        .ifPresent(cpf -> explain(CustomerQuery.cpf(cpf.toString())));
    explain(CustomerQuery.phone("12"));
    explain(CustomerQuery.email("maria exemplo"));
  }

  private static void lead(Member lead, List<CustomerQuery> queries) {
    Cpf cpf = lead.registration().cpf().orElseThrow();
    queries.add(CustomerQuery.any(cpf.formatted()));
    queries.add(CustomerQuery.cpf(cpf.compact()));
    queries.add(CustomerQuery.cpf(cpf.base()));
    queries.add(CustomerQuery.name(FoldedText.of(lead.name()).key()));
    List<String> words = List.of(lead.name().toUpperCase(Locale.ROOT).split(" "));
    queries.add(CustomerQuery.name(words.get(words.size() - 1) + ' ' + words.get(0)));
    lead.first(EMAIL)
        .map(address -> address.display().toUpperCase(Locale.ROOT))
        .map(CustomerQuery::email)
        .ifPresent(queries::add);
    lead.first(PHONE)
        .map(address -> ((Address.Phone) address).number())
        .flatMap(PhoneNumber::lastNine)
        .map(digits -> digits.substring(0, 5) + '-' + digits.substring(5))
        .map(CustomerQuery::phone)
        .ifPresent(queries::add);
    queries.add(CustomerQuery.id(lead.id().value().toString().substring(0, 8)));
    queries.add(CustomerQuery.id(lead.code()));
  }

  private static void company(Member company, List<CustomerQuery> queries) {
    Cnpj cnpj = company.registration().cnpj().orElseThrow();
    queries.add(CustomerQuery.cnpj(cnpj.formatted()));
    queries.add(CustomerQuery.cnpj(cnpj.root()));
    queries.add(CustomerQuery.name(company.name().toLowerCase(Locale.ROOT)));
  }

  private static void foreigner(Member foreigner, List<CustomerQuery> queries) {
    IdentityDocument document = foreigner.registration().documents().get(0);
    queries.add(CustomerQuery.personDocument(document.type(), document.formatted()));
    queries.add(CustomerQuery.documentNumber(document.compact()));
  }

  private void row(Table table, CustomerQuery query) {
    SearchResult result = desk.search().find(query.pageSize(PAGE));
    String kind = query.kind().label(locale());
    if (result.hits().isEmpty()) {
      table.row(kind, query.text(), "0");
      return;
    }
    Hit hit = result.hits().get(0);
    table.row(
        kind,
        query.text(),
        count(result),
        hit.customer().name(),
        taxNumber(hit.customer()),
        matched(hit));
  }

  /** As many as were counted for the reading that the kind asks for; at least those on the page. */
  private static String count(SearchResult result) {
    return result.next().isEmpty()
        ? Integer.toString(result.hits().size())
        : result.readings().stream()
            .flatMap(reading -> reading.hits().stream())
            .map(HitCount::toString)
            .findFirst()
            .orElse(result.hits().size() + "+");
  }

  private static String taxNumber(CustomerSummary customer) {
    return customer
        .cpf()
        .map(Cpf::formatted)
        .or(() -> customer.cnpj().map(Cnpj::formatted))
        .orElse("");
  }

  private String matched(Hit hit) {
    return hit.matched().stream()
        .map(MatchedField::field)
        .distinct()
        .map(field -> text("field." + field))
        .collect(Collectors.joining(", "));
  }

  private void explain(CustomerQuery query) {
    SearchResult result = desk.search().find(query.pageSize(PAGE));
    screen.text(
        "• "
            + query.kind().label(locale())
            + " “"
            + query.text()
            + "”: "
            + (result.outcome() == SearchOutcome.OK
                ? text("search.found", result.hits().size())
                : result.explanation(locale()))
            + suggestions(result),
        "  ");
  }

  private String suggestions(SearchResult result) {
    return result.suggestions().isEmpty()
        ? ""
        : " "
            + text(
                "search.meant",
                result.suggestions().stream()
                    .map(Suggestion::text)
                    .collect(Collectors.joining(", ")));
  }

  /** Answers one query in full, and shows the profile of whoever is alone in it. */
  void find(String typed) {
    SearchResult result = desk.search().find(CustomerQuery.any(typed).pageSize(PAGE));
    screen.chapter("find.title", typed);
    if (result.outcome() != SearchOutcome.OK) {
      screen.text(result.explanation(locale()) + suggestions(result), "");
      return;
    }
    for (SearchReading reading : result.readings()) {
      screen.say(
          "find.reading",
          reading.kind().label(locale()),
          reading.hits().map(HitCount::toString).orElse("?"));
    }
    if (result.hits().isEmpty()) {
      screen.text(text("find.nobody") + suggestions(result), "");
      return;
    }
    screen.blank();
    screen.table(hits(result));
    if (result.next().isPresent()) {
      screen.say("find.more", PAGE);
    }
    if (result.hits().size() == 1) {
      new ProfileChapter(desks, screen).show(result.hits().get(0).id());
    }
  }

  private Table hits(SearchResult result) {
    Table table =
        new Table(
            text("profile.name"),
            text("search.number"),
            text("find.email"),
            text("find.phone"),
            text("search.by"));
    for (Hit hit : result.hits()) {
      CustomerSummary customer = hit.customer();
      table.row(
          customer.name(),
          taxNumber(customer),
          customer.primaryEmail().map(EmailAddress::formatted).orElse(""),
          customer.primaryPhone().map(PhoneNumber::formatted).orElse(""),
          matched(hit));
    }
    return table;
  }

  private Locale locale() {
    return screen.texts().locale();
  }

  private String text(String key, Object... arguments) {
    return screen.texts().get(key, arguments);
  }
}
