package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.profile.Profile;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.storage.Storage;
import io.customerview.testkit.ProfileWorld;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many statements a profile takes, and how much they read. */
class ProfileStatementsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final String MESSAGES =
      """
      insert into customer_view.message (
        id, customer_id, name, channel, contact_channel, purpose, destination, files, sent_at, day, test, certificate)
      select 'large ' || number, '%s', 'Fatura', 'sms', 'PHONE', 'billing', '+5511912345678', '{}',
        timestamptz '2026-01-01' + number * interval '1 minute', date '2026-01-01', false, 'https://example.org/' || number
      from generate_series(1, 20000) number""";

  private static final String INTERACTIONS =
      """
      insert into customer_view.interaction (message_id, key, customer_id, kind, at, day)
      select message.id, 'DELIVERED', message.customer_id, 'DELIVERED', message.sent_at, date '2026-01-01'
      from customer_view.message where message.id like 'large %'""";

  private static final String DOCUMENTS =
      """
      insert into customer_view.document (id, customer_id, number, name, sent_at)
      select md5('document ' || number)::uuid, '%s', 'NF', 'Nota', timestamptz '2026-01-01' + number * interval '1 minute'
      from generate_series(1, 20000) number""";

  private static final String FILES =
      """
      insert into customer_view.document_file (id, document_id, position, name, media_type, size, sha256, sent_at)
      select md5('file ' || document.id)::uuid, document.id, 0, 'a.pdf', 'application/pdf', 1, repeat('0', 64), document.sent_at
      from customer_view.document where not exists (
        select from customer_view.document_file file where file.document_id = document.id)""";

  private static final String EVENTS =
      """
      insert into customer_view.event (
        id, customer_id, kind, start_at, start_offset, end_at, end_offset, responsible, in_calendar, registered_by, changed_at, revision)
      select gen_random_uuid(), '%s', 'CALL', start_at, 0, start_at + interval '1 hour', 0, 'ana', false, 'ana', start_at, 1
      from generate_series(1, 20000) number
      cross join lateral (select timestamptz '2026-01-01' + number * interval '5 minutes' as start_at) as at""";

  private final ExplainingConnections explaining =
      new ExplainingConnections(DATABASE.dataSource(), "select");
  private final Storage explained = JdbcStorage.of(explaining.source());
  private final ProfileWorld world = new ProfileWorld(JdbcStorage.of(DATABASE.dataSource()));
  private final AgentView desk = world.desk(explained, true, true);

  @Test
  @DisplayName(
      "PRF-1 CAS-1 DSH-1: a profile takes the same four statements, whatever the customer has")
  void count() {
    assertThat(statements()).isLessThanOrEqualTo(4);
    world.single().people(1).documents(3).messages(4).cases(2).events(2).contracts(2);
    assertThat(statements()).isEqualTo(4);
    int more = Profile.FIRST_PAGE + 2;
    world.people(more).documents(more).messages(2 * more).cases(more).events(more).contracts(more);
    assertThat(statements()).isEqualTo(4);
    CustomerId person =
        world
            .desk()
            .contacts()
            .peopleOf(world.company(), Optional.empty(), 1)
            .items()
            .get(0)
            .customer();
    explaining.plans().clear();
    desk.profile(person);
    assertThat(explaining.plans()).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  @DisplayName("PRF-1 ACS-1: of what an agent may not see nothing is read")
  void withheld() {
    world.single().events(2).contracts(2);
    for (String table :
        List.of("contract", "event", "marker", "portfolio", "customer_journey", "journey")) {
      assertThat(tablesReadBy(desk)).contains(table);
      assertThat(tablesReadBy(world.desk(explained, false, true))).doesNotContain(table);
    }
    assertThat(tablesReadBy(world.desk(explained, true, false))).contains("contract");
  }

  private List<String> tablesReadBy(AgentView reader) {
    explaining.plans().clear();
    reader.profile(world.company());
    return explaining.plans().stream()
        .flatMap(plan -> plan.lines())
        .filter(line -> line.contains(" on "))
        .map(line -> line.replaceAll(".* on (\\w+).*", "$1"))
        .map(name -> name.replaceAll("^(.*?)(_pkey|_by_customer)$", "$1"))
        .distinct()
        .toList();
  }

  @Test
  @DisplayName("PRF-1: of a customer with 20,000 documents, messages and events few rows are read")
  void rows() {
    world.single().people(2).contracts(20);
    for (String each : List.of(MESSAGES, DOCUMENTS, EVENTS)) {
      Host.execute(DATABASE.dataSource(), each.formatted(world.company()));
    }
    Host.execute(DATABASE.dataSource(), INTERACTIONS);
    Host.execute(DATABASE.dataSource(), FILES);
    Host.execute(DATABASE.dataSource(), "vacuum analyze");
    explaining.plans().clear();
    Profile profile = desk.profile(world.company(), DateRange.ALL);
    assertThat(profile.documents().items()).hasSize(Profile.FIRST_PAGE);
    assertThat(profile.receipts().items()).hasSize(Profile.FIRST_PAGE);
    assertThat(profile.events().shown().orElseThrow().items()).hasSize(Profile.FIRST_PAGE);
    assertThat(explaining.plans()).hasSize(4);
    long read = 0;
    for (String plan : explaining.plans()) {
      assertThat(plan).doesNotContainPattern("Seq Scan on (message|document|event|interaction)\\b");
      read += ExplainingConnections.rowsRead(plan);
    }
    assertThat(read).isLessThan(20L * Profile.FIRST_PAGE);
  }

  private int statements() {
    explaining.plans().clear();
    desk.profile(world.company());
    return explaining.plans().size();
  }
}
