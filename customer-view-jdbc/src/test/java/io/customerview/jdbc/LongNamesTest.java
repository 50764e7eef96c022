package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.identity.SearchEntries;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.CustomerId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL refuses index rows of more than 2,704 bytes. */
class LongNamesTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private final AgentView desk =
      Host.desk(JdbcStorage.of(Host.source(() -> DATABASE.dataSource().getConnection())));

  private final SplittableRandom random = new SplittableRandom(7);

  /** Syllables that fold to two or three letters of three bytes each, which hardly compress. */
  private String name() {
    StringBuilder name = new StringBuilder();
    random
        .ints(Registration.LONGEST_TEXT, 0xAC00, 0xD7A4)
        .forEach(syllable -> name.appendCodePoint(syllable));
    return name.toString();
  }

  @Test
  @DisplayName("REG-5 REG-7: no name makes an index row too long, and none gets lost")
  void names() throws SQLException {
    CustomerId company =
        desk.customers()
            .register(Registration.builder(Company.of(name(), name())).build())
            .customer();
    CustomerId person =
        desk.customers()
            .register(Registration.builder(Person.of(name(), name())).parent(company).build())
            .customer();
    assertThat(desk.contacts().peopleOf(company, Optional.empty(), 1).items())
        .extracting(one -> one.customer())
        .containsExactly(person);
    assertThat(desk.search().list(Optional.empty(), 9).items()).hasSize(2);
    try (Connection connection = DATABASE.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select max(char_length(folded_name)) from customer_view.customer")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(SearchEntries.LONGEST_KEY);
    }
  }
}
