package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.contact.MessageChannel;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.message.Activity;
import io.customerview.message.ActivityQuery;
import io.customerview.message.Interaction;
import io.customerview.message.InteractionKind;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.storage.Storage;
import io.customerview.testkit.Work;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much a page of a document's activities reads, of 80,000. */
class ActivityStatementsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final int PAGE = 20;
  private static final DocumentId DOCUMENT = new DocumentId(new UUID(0, 1));

  /** A page of each of the kinds there are, apart in test mode and not, and the page itself. */
  private static final int MOST = 4 * 2 * (PAGE + 1) + PAGE;

  /** Most are delivered e-mails in test mode; few go by SMS, and fewer are clicked. */
  private static final String MESSAGES =
      """
      insert into customer_view.message (
        id, customer_id, name, channel, contact_channel, purpose, destination, sent_at, day, test, document_id, files)
      select 'm-' || number, '%1$s', 'Fatura', case when number %% 1000 = 7 then 'sms' else 'email' end,
        case when number %% 1000 = 7 then 'PHONE' else 'EMAIL' end, 'billing',
        case when number %% 1000 = 7 then '+5511912345678' else 'lia@exemplo.com.br' end,
        timestamptz '2026-01-01 12:00Z' + number / 3 * interval '1 minute', '2026-01-01', number %% 100 > 0 and number %% 1000 <> 7,
        '%2$s', '{}'
      from generate_series(1, %3$d) number""";

  private static final String INTERACTIONS =
      """
      insert into customer_view.interaction (
        message_id, key, customer_id, kind, at, day, document_id, channel, contact_channel, test)
      select message.id, kind, message.customer_id, kind, sent_at + interval '2 minutes', day, document_id, channel,
        contact_channel, test
      from customer_view.message message
      cross join unnest(array['SENT', 'DELIVERED', 'OPENED', 'CLICKED']) as happened (kind)
      where kind <> 'CLICKED' or right(message.id, 3) = '007' or right(message.id, 4) = '1000'""";

  private final ExplainingConnections explaining =
      new ExplainingConnections(DATABASE.dataSource(), "listed (kind, place)");
  private final Storage storage = JdbcStorage.of(explaining.source());

  @BeforeEach
  void fill() {
    Host.execute(DATABASE.dataSource(), "truncate customer_view.customer cascade");
    CustomerId customer = Host.desk(storage).customers().register(Host.person("c")).customer();
    Host.execute(DATABASE.dataSource(), MESSAGES.formatted(customer, DOCUMENT, 80_000 / 3));
    Host.execute(DATABASE.dataSource(), INTERACTIONS);
    Host.execute(
        DATABASE.dataSource(), "vacuum analyze customer_view.message, customer_view.interaction");
  }

  @Test
  @DisplayName("DOC-10: whatever is asked for, a page reads some of each kind, and no more")
  void pages() {
    for (ActivityQuery query :
        List.of(
            ActivityQuery.ALL,
            ActivityQuery.ALL.event(InteractionKind.DELIVERED),
            ActivityQuery.ALL.event(InteractionKind.CLICKED),
            ActivityQuery.ALL.on(MessageChannel.SMS),
            ActivityQuery.ALL.on(MessageChannel.EMAIL),
            ActivityQuery.ALL.on(MessageChannel.SMS).event(InteractionKind.CLICKED))) {
      few(query);
      few(query.includingTest());
    }
  }

  private void few(ActivityQuery query) {
    explaining.plans().clear();
    List<Activity> first = page(query, Optional.empty());
    page(query, Optional.of(first.get(first.size() - 1).interaction()));
    assertThat(explaining.plans()).hasSize(2);
    for (String plan : explaining.plans()) {
      assertThat(plan).as(query.toString()).doesNotContain("Seq Scan");
      assertThat(ExplainingConnections.rowsRead(plan)).as(query + plan).isLessThan(MOST);
    }
  }

  private List<Activity> page(ActivityQuery query, Optional<Interaction> after) {
    return Work.in(
        storage,
        work ->
            storage.messages().activities(work, DOCUMENT, query, ZoneOffset.UTC, after, PAGE + 1));
  }
}
