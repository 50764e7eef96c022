package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contact.MessageChannel;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.spi.AutomationCatalogue;
import io.customerview.spi.MessageCatalogue;
import io.customerview.spi.MessageCatalogue.Template;
import io.customerview.spi.MessageCatalogue.Text;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ports that read the host's own tables, through the pool that the customer view has. */
class HostPortsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  @Test
  @DisplayName(
      "REG-6 DOC-6: what the host is asked for a profile or a choice waits for no connection of"
          + " ours")
  void last_connection() {
    HikariConfig config = new HikariConfig();
    config.setDataSource(DATABASE.dataSource());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(1000);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      AgentView desk =
          CustomerView.builder()
              .storage(JdbcStorage.of(pool))
              .clock(new SettableClock())
              .secrets(TestSecrets.SECRETS)
              .automations(
                  (customer, externalId) ->
                      Host.ask(pool, "select 'Boas-vindas'").stream()
                          .map(name -> new AutomationCatalogue.Automation("a-1", name, "1"))
                          .toList())
              .messageCatalogue(new Reading(pool))
              .build()
              .as(Agent.system(new AgentId("ana")));
      CustomerId lia = desk.customers().register(Host.person("lia")).customer();
      assertThat(desk.profile(lia).automations()).hasSize(1);
      assertThat(desk.documentSending().automations()).hasSize(1);
      assertThat(desk.documentSending().messages("a-1", "1", MessageChannel.EMAIL)).hasSize(1);
    }
  }

  /** A catalogue in a table of the host's. */
  private record Reading(HikariDataSource pool) implements MessageCatalogue {

    @Override
    public List<Automation> automations() {
      return Host.ask(pool, "select 'a-1'").stream()
          .map(id -> new Automation(id, "Boas-vindas", List.of("1")))
          .toList();
    }

    @Override
    public List<Template> messages(String automation, String version, String channel) {
      return Host.ask(pool, "select 't-1'").stream()
          .map(id -> new Template(id, "Olá", "billing"))
          .toList();
    }

    @Override
    public Text write(
        String automation, String version, String message, UUID customer, UUID document) {
      return Text.plain("Olá");
    }
  }
}
