package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.portfolio.ImportRow;
import io.customerview.portfolio.ImportSheet;
import io.customerview.shared.CustomerId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A download may be slow: it keeps no connection from others. */
class ImportConnectionsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final AtomicInteger open = new AtomicInteger();

  private final AgentView desk =
      Host.desk(JdbcStorage.of(Host.source(() -> counted(DATABASE.dataSource().getConnection()))));

  @Test
  @DisplayName(
      "POR-8: no connection is held while rows of the template or of a check are handed on")
  void nothing_open() {
    CustomerId customer =
        desk.customers()
            .register(Registration.builder(Company.of("Alfa", null)).build())
            .customer();
    List<Integer> seen = new ArrayList<>();
    assertThat(desk.portfolioImports().template(row -> seen.add(open.get()))).isEqualTo(1);
    ImportSheet sheet =
        rows -> {
          seen.add(open.get());
          rows.accept(ImportRow.of(2, customer.toString(), ""));
        };
    desk.portfolioImports().check(sheet, row -> seen.add(open.get()));
    assertThat(seen).containsExactly(0, 0, 0);
  }

  private Connection counted(Connection connection) {
    open.incrementAndGet();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close") && !connection.isClosed()) {
                open.decrementAndGet();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }
}
