package io.customerview.testkit;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.audit.AuditEntry;
import io.customerview.cases.CaseEntry;
import io.customerview.cases.CaseOutcome;
import io.customerview.cases.CaseOutcome.Effect;
import io.customerview.cases.CaseOutcome.Refused;
import io.customerview.cases.CaseOutcome.Taken;
import io.customerview.cases.CaseQuery;
import io.customerview.cases.CaseRow;
import io.customerview.cases.CaseState;
import io.customerview.cases.CustomerCase;
import io.customerview.contact.Address;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.message.InboundRow;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.message.MessageRow;
import io.customerview.message.ReportRow;
import io.customerview.message.SentMessage;
import io.customerview.message.WhichCustomer;
import io.customerview.shared.AgentId;
import io.customerview.shared.BusinessTime;
import io.customerview.shared.CaseId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.MessageId;
import io.customerview.shared.Page;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A host whose cases, with numbers of their own, are tried on a storage. */
final class CaseWorld {

  private final Storage storage;
  private final ZoneId zone;
  private final String prefix = UUID.randomUUID() + "/";
  private long rows;

  CaseWorld(Storage storage) {
    this(storage, BusinessTime.DEFAULT_ZONE);
  }

  CaseWorld(Storage storage, ZoneId zone) {
    this.storage = storage;
    this.zone = zone;
  }

  CustomerView view() {
    return CustomerView.builder()
        .storage(storage)
        .clock(new SettableClock())
        .zone(zone)
        .secrets(TestSecrets.SECRETS)
        .build();
  }

  AgentView desk() {
    return view().as(Agent.system(new AgentId("crm")));
  }

  CustomerId company(@Nullable CustomerId parent) {
    return register(Company.of("Alfa", null), parent);
  }

  CustomerId person(@Nullable CustomerId parent) {
    return register(Person.of("Lia", "Souza"), parent);
  }

  private CustomerId register(Party party, @Nullable CustomerId parent) {
    return desk()
        .customers()
        .register(
            Registration.builder(party)
                .externalId(UUID.randomUUID().toString())
                .parent(parent)
                .build())
        .customer();
  }

  CaseId number(String number) {
    return new CaseId(prefix + number);
  }

  /** Created at the start, in the order of rows; as the host knew it so many seconds later. */
  CaseRow row(String number, CustomerId customer, CaseState state, int seconds) {
    return CaseRow.of(
        ++rows,
        number(number),
        WhichCustomer.by(customer),
        state,
        SettableClock.START,
        SettableClock.START.plusSeconds(seconds));
  }

  CaseRow later(CaseRow row, int seconds) {
    return CaseRow.of(
            ++rows,
            row.number(),
            row.customer(),
            row.state(),
            row.createdAt(),
            row.edition().at().plusSeconds(seconds))
        .campaign(row.campaign().orElseThrow());
  }

  CaseRow numbered(CaseRow row, String number) {
    return new CaseRow(
        ++rows,
        number(number),
        row.customer(),
        row.state(),
        row.createdAt(),
        row.campaign(),
        row.link(),
        row.edition());
  }

  List<Effect> take(CaseRow... given) {
    List<Effect> effects = new ArrayList<>();
    desk()
        .caseIntake()
        .take(Arrays.asList(given).iterator(), outcome -> effects.add(((Taken) outcome).effect()));
    return effects;
  }

  /** Feeds rows as those of one case, all at once; returns what is kept then. */
  String fedTogether(String number, List<CaseRow> given) {
    take(given.stream().map(row -> numbered(row, number)).toArray(CaseRow[]::new));
    return kept(number);
  }

  /** As {@link #fedTogether}, each by itself. */
  String fedOneByOne(String number, List<CaseRow> given) {
    given.forEach(row -> take(numbered(row, number)));
    return kept(number);
  }

  String kept(String number) {
    CustomerCase end = found(number);
    return end.customer() + " " + end.toRecord().toString().replace(end.number().value(), "");
  }

  static Object effect(CaseOutcome outcome) {
    return outcome instanceof Refused refused ? refused.refusal() : ((Taken) outcome).effect();
  }

  /** A message about a case, and what happened to it. */
  void message(String about, CustomerId customer, boolean test, InteractionKind... kinds) {
    MessageId id = new MessageId(prefix + ++rows);
    SentMessage.Builder sent =
        SentMessage.builder(
                "Aviso",
                MessageChannel.EMAIL,
                new Purpose("support"),
                Address.email("lia@example.org"),
                SettableClock.START)
            .caseId(number(about));
    desk()
        .messageIntake()
        .take(
            List.of(MessageRow.of(1, id, customer, (test ? sent.test() : sent).build())).iterator(),
            outcome -> {});
    desk()
        .messageIntake()
        .report(
            Arrays.stream(kinds)
                .map(kind -> new ReportRow(1, Interaction.of(id, kind, SettableClock.START)))
                .iterator(),
            outcome -> {});
  }

  void inbound(String about, CustomerId customer, MessageChannel channel) {
    InboundRow row =
        new InboundRow(
            1,
            new MessageId(prefix + ++rows),
            WhichCustomer.by(customer),
            channel,
            SettableClock.START,
            Optional.of(number(about)),
            Optional.empty());
    desk().messageIntake().takeInbound(List.of(row).iterator(), outcome -> {});
  }

  CustomerCase found(String number) {
    return opened(number, false).found();
  }

  CaseEntry opened(String number, boolean withTest) {
    return desk().cases().find(number(number), withTest);
  }

  List<CaseEntry> of(CustomerId customer, CaseQuery query) {
    return desk().cases().of(customer, query, Optional.empty(), 200).items();
  }

  List<String> numbers(CustomerId customer, CaseQuery query) {
    return numbers(of(customer, query));
  }

  List<String> numbersOf(Page<CaseEntry> page) {
    return numbers(page.items());
  }

  private List<String> numbers(List<CaseEntry> entries) {
    return entries.stream()
        .map(entry -> entry.found().number().value().substring(prefix.length()))
        .toList();
  }

  List<String> paged(CustomerId customer, CaseQuery query, int limit) {
    List<String> paged = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<CaseEntry> page = desk().cases().of(customer, query, cursor, limit);
      paged.addAll(numbers(page.items()));
      cursor = page.next();
    } while (cursor.isPresent());
    return paged;
  }

  Version version(CustomerId customer) {
    return desk().customers().find(customer).version();
  }

  List<AuditEntry> trail(CustomerId customer) {
    return Work.in(storage, work -> storage.audit().of(work, customer, Optional.empty(), 100));
  }

  List<Map<String, Object>> exported(CustomerId customer) {
    List<Map<String, Object>> records = new ArrayList<>();
    Work.run(storage, work -> storage.cases().export(work, customer, records::add));
    return records;
  }
}
