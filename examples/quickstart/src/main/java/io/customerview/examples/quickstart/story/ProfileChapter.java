package io.customerview.examples.quickstart.story;

import io.customerview.AgentView;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.LinkedPerson;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractFigures;
import io.customerview.contract.Tag;
import io.customerview.customer.CustomerStatus;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.screen.Table;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import io.customerview.profile.Profile;
import io.customerview.segmentation.KeptMembership;
import io.customerview.segmentation.SegmentDesk;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Money;
import io.customerview.shared.SegmentId;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows profiles: who it is, how they are reached, and the people of a company. */
final class ProfileChapter {

  private static final int PEOPLE = 5;

  /** By channel, the primary first. */
  private static final Comparator<ContactPoint> ORDER =
      Comparator.comparing(ContactPoint::channel)
          .thenComparing(point -> !point.primary())
          .thenComparing(point -> point.address().display());

  private final AgentView desk;
  private final SegmentDesk segments;
  private final Screen screen;

  ProfileChapter(Desks desks, Screen screen) {
    this.desk = desks.agent();
    this.segments = desks.segments();
    this.screen = screen;
  }

  void tell(Cast cast) {
    cast.lead().ifPresent(lead -> show(lead.id()));
    cast.company().ifPresent(company -> show(company.id()));
  }

  void show(CustomerId customer) {
    Profile profile = desk.profile(customer);
    screen.chapter("profile.title", profile.header().name());
    body(profile);
  }

  /** Shows who it is, how it is reached, what it pays, and the people of a company. */
  void body(Profile profile) {
    registration(profile);
    screen.blank();
    screen.table(contacts(profile));
    screen.blank();
    screen.say(
        "profile.channels",
        profile.channels().entrySet().stream()
            .map(
                channel ->
                    text("channel." + channel.getKey())
                        + " "
                        + text(channel.getValue() ? "profile.active" : "profile.inactive"))
            .collect(Collectors.joining(", ")));
    profile.contracts().shown().ifPresent(page -> contracts(profile, page.items()));
    segments(profile.customer().id());
    if (!profile.people().items().isEmpty()) {
      people(profile);
    }
  }

  private void contracts(Profile profile, List<Contract> contracts) {
    if (contracts.isEmpty()) {
      return;
    }
    screen.blank();
    screen.say(
        "profile.contracts",
        contracts.size(),
        profile.figures().shown().map(ContractFigures::revenue).orElse(Money.ZERO).toBigDecimal());
    Table table =
        new Table(
            text("profile.contract"),
            text("profile.contract_type"),
            text("profile.contract_status"),
            ">" + text("profile.contract_value"),
            text("profile.contracted_on"),
            text("profile.renews_on"),
            text("profile.tags"));
    for (Contract contract : contracts) {
      table.row(
          contract.id().value(),
          text("contract." + contract.type()),
          text("contract." + contract.status()),
          text("amount", contract.value().toBigDecimal()),
          contract.contractedOn(),
          contract.renewsOn().map(LocalDate::toString).orElse("–"),
          contract.tags().stream().map(Tag::text).collect(Collectors.joining(", ")));
    }
    screen.table(table);
  }

  private void segments(CustomerId customer) {
    Set<SegmentId> ids =
        segments.of(customer).stream().map(KeptMembership::segment).collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      screen.blank();
      screen.say(
          "profile.segments",
          segments.all().stream()
              .filter(entry -> ids.contains(entry.id()))
              .map(entry -> "“" + entry.name() + "”")
              .collect(Collectors.joining(", ")));
    }
  }

  private void registration(Profile profile) {
    Registration registration = profile.customer().registration();
    if (registration.party() instanceof Person person) {
      field("profile.name", Optional.of(person.fullName()));
      field("profile.social_name", person.socialName());
    } else if (registration.party() instanceof Company company) {
      field("profile.legal_name", Optional.of(company.legalName()));
      field("profile.trade_name", company.tradeName());
    }
    field("profile.cpf", registration.cpf().map(Cpf::formatted));
    field("profile.cnpj", registration.cnpj().map(Cnpj::formatted));
    registration
        .documents()
        .forEach(
            document ->
                field(
                    "profile.document", Optional.of(document.type() + " " + document.formatted())));
    field(
        "profile.place",
        Optional.of(
                Stream.of(
                        registration.city(),
                        registration.state(),
                        registration
                            .country()
                            .map(country -> country.formatted(screen.texts().locale())))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(", ")))
            .filter(place -> !place.isEmpty()));
    field("profile.industry", registration.industry());
    field(
        "profile.parent",
        registration
            .parent()
            .map(company -> desk.customers().find(company).registration().party().displayName()));
    field("profile.code", registration.externalId().map(ExternalId::value));
    field("profile.status", Optional.of(status(profile.customer().status())));
  }

  private String status(CustomerStatus status) {
    return status instanceof CustomerStatus.Cancelled cancelled
        ? text("profile.cancelled", cancelled.on(), cancelled.reason())
        : text("profile.is_customer");
  }

  private void field(String key, Optional<String> value) {
    value.ifPresent(text -> screen.text(text(key) + ": " + text, "    "));
  }

  private Table contacts(Profile profile) {
    Table table =
        new Table(text("profile.channel"), "★", text("profile.consent"), text("profile.address"));
    for (ContactPoint point : profile.contacts().stream().sorted(ORDER).toList()) {
      table.row(
          text("channel." + point.channel()),
          point.primary() ? "★" : "",
          text("consent." + point.consent().state()),
          point.address().display());
    }
    return table;
  }

  private void people(Profile profile) {
    screen.blank();
    String count =
        profile.people().items().size() + (profile.people().next().isPresent() ? "+" : "");
    screen.say("profile.people", count);
    Table table = new Table(text("profile.name"), text("profile.address"));
    for (LinkedPerson person : profile.people().items().stream().limit(PEOPLE).toList()) {
      String name = person.name();
      if (person.points().isEmpty()) {
        table.row(name, "–");
      }
      for (ContactPoint point : person.points().stream().sorted(ORDER).toList()) {
        table.row(name, (point.primary() ? "★ " : "  ") + point.address().display());
        name = "";
      }
    }
    screen.table(table);
  }

  private String text(String key, Object... arguments) {
    return screen.texts().get(key, arguments);
  }
}
