package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.contact.Address;
import io.customerview.contact.NewContact;
import io.customerview.customer.Registered;
import io.customerview.document.NewDocument;
import io.customerview.document.NewFile;
import io.customerview.identity.DocumentNumber;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.search.CustomerQuery;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DocumentId;
import io.customerview.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many statements, and so round trips, the most frequent calls cost. */
class StatementsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final List<String> statements = new ArrayList<>();
  private final AgentView desk =
      Host.desk(
          JdbcStorage.of(Host.source(() -> listening(DATABASE.dataSource().getConnection()))));

  @Test
  @DisplayName("finding a customer by its present id is one statement and no transaction")
  void find() {
    Registered registered = desk.customers().register(Host.person("crm-1"));
    statements.clear();
    desk.customers().find(registered.customer());
    assertThat(statements).singleElement().asString().contains("from \"customer_view\".customer");
  }

  @Test
  @DisplayName("REG-8: a registration that changes nothing is read, locked, and written nowhere")
  void unchanged() {
    desk.customers().register(Host.person("crm-2"));
    statements.clear();
    desk.customers().register(Host.person("crm-2"));
    assertThat(statements).hasSize(3).allMatch(sql -> sql.startsWith("select"));
  }

  @Test
  @DisplayName("SRCH-9: a search for a whole identifier is one statement")
  void search() {
    desk.customers().register(Host.person("crm-3"));
    for (CustomerQuery query :
        List.of(
            CustomerQuery.cpf("529.982.247-25"),
            CustomerQuery.id("crm-3"),
            CustomerQuery.email("lia@exemplo.com"),
            CustomerQuery.phone("+55 11 91234-5678"),
            CustomerQuery.documentNumber("12"))) {
      statements.clear();
      desk.search().find(query);
      assertThat(statements).as(query.toString()).hasSize(1);
    }
  }

  @Test
  @DisplayName("SRCH-9: a page of a domain is one statement, though some have several addresses")
  void page_of_a_domain() {
    for (int at = 0; at < 12; at++) {
      CustomerId customer = desk.customers().register(Host.person("domain-" + at)).customer();
      for (int address = 0; address < (at % 3 == 0 ? 2 : 1); address++) {
        desk.contacts()
            .add(
                customer,
                desk.customers().find(customer).version(),
                NewContact.of(Address.email("a" + at + "." + address + "@dominio.com")));
      }
    }
    CustomerQuery query = CustomerQuery.email("@dominio.com").pageSize(10);
    statements.clear();
    String next = desk.search().find(query).next().orElseThrow();
    assertThat(statements).as("the page, and the count of hits").hasSize(2);
    statements.clear();
    assertThat(desk.search().find(query.after(next)).hits()).hasSize(2);
    assertThat(statements).hasSize(1);
  }

  @Test
  @DisplayName("SRCH-6: taking a document in costs the same, however many documents there are")
  void document() {
    CustomerId customer = desk.customers().register(Host.person("crm-4")).customer();
    take(customer, 0);
    take(customer, 1);
    statements.clear();
    take(customer, 2);
    List<String> third = List.copyOf(statements);
    for (int number = 3; number < 10; number++) {
      take(customer, number);
    }
    statements.clear();
    take(customer, 10);
    assertThat(statements)
        .isEqualTo(third)
        .noneMatch(sql -> sql.contains("document where customer_id"))
        .noneMatch(sql -> sql.contains("delete from \"customer_view\".search_entry"));
    for (int number = 0; number <= 10; number++) {
      assertThat(desk.search().find(CustomerQuery.documentNumber("statement-" + number)).hits())
          .hasSize(1);
    }
  }

  private void take(CustomerId customer, int number) {
    desk.documentIntake()
        .take(
            NewDocument.builder(
                    DocumentId.of("statement-" + number),
                    customer,
                    DocumentNumber.parse("statement-" + number),
                    "Contrato",
                    SettableClock.START)
                .file(
                    NewFile.of(
                        "a.pdf", "application/pdf", () -> new ByteArrayInputStream(new byte[] {1})))
                .build());
  }

  private Connection listening(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            StatementsTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("prepare")) {
                statements.add(String.valueOf(arguments[0]));
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
