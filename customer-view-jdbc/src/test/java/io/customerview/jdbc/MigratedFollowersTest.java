package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.acceptance.NewAcceptance;
import io.customerview.document.Document;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.identity.DocumentNumber;
import io.customerview.jdbc.internal.migrate.Migration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.merge.Merged;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.shared.Version;
import io.customerview.testkit.SettableClock;
import java.io.InputStream;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was asked for of documents in bases in which it did not go back with them. */
class MigratedFollowersTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final AgentView desk = Host.desk(JdbcStorage.of(DATABASE.pooled()));

  @Test
  @DisplayName("MRG-2 ACC-1 DOC-4: what was left with the other one is whose the document is")
  void given_back() {
    CustomerId lia = customer("lia");
    CustomerId rui = customer("rui");
    CustomerId eva = customer("eva");
    Document document = document(lia);
    Merged first = merge(rui, lia);
    desk.acceptanceIntake()
        .take(NewAcceptance.of(document.id(), SettableClock.START.plusSeconds(3600)));
    desk.merging().undo(first.merge(), version(rui));
    left(document, rui);
    Merged second = merge(eva, rui);

    Host.execute(DATABASE.dataSource(), script());
    for (String table : new String[] {"acceptance", "restore"}) {
      assertThat(
              Host.ask(
                  DATABASE.dataSource(), "select customer_id::text from customer_view." + table))
          .as(table)
          .containsExactly(lia.toString());
    }
    desk.merging().undo(second.merge(), version(eva));
    assertThat(desk.acceptanceIntake().accept(document.id()).customer()).isEqualTo(lia);
    desk.privacy().erase(lia);
  }

  /** As an undoing has left it that knew nothing of what hangs on a document. */
  private static void left(Document document, CustomerId customer) {
    Host.execute(
        DATABASE.dataSource(),
        "update customer_view.acceptance set customer_id = '" + customer + "'");
    Host.execute(
        DATABASE.dataSource(),
        "insert into customer_view.restore (file_id, document_id, customer_id, requested_at, askers)"
            + " values ('%s', '%s', '%s', now(), array['ana'])"
                .formatted(document.files().get(0).id(), document.id(), customer));
  }

  private Merged merge(CustomerId survivor, CustomerId duplicate) {
    return desk.merging().merge(survivor, version(survivor), duplicate, version(duplicate));
  }

  private Version version(CustomerId customer) {
    return desk.customers().find(customer).version();
  }

  private CustomerId customer(String name) {
    return desk.customers().register(Host.person(name)).customer();
  }

  private Document document(CustomerId customer) {
    return desk.documentIntake()
        .take(
            NewDocument.builder(
                    DocumentId.of(UUID.randomUUID().toString()),
                    customer,
                    DocumentNumber.parse("NF-1"),
                    "Nota",
                    SettableClock.START)
                .file(NewFile.of("a.pdf", "application/pdf", InputStream::nullInputStream))
                .build());
  }

  private static String script() {
    return Migration.all().stream()
        .filter(migration -> migration.name().endsWith("what_follows_documents.sql"))
        .findFirst()
        .orElseThrow()
        .sql()
        .replace("$schema", JdbcStorage.DEFAULT_SCHEMA);
  }
}
