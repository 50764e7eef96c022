package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.customerview.AgentView;
import io.customerview.customer.CustomerRefusal.ParentNotACompany;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registered;
import io.customerview.customer.Registration;
import io.customerview.jdbc.internal.work.JdbcUnitOfWork;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StorageException;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalApplicationListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A host with Spring's {@code @Transactional}, on a pool. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SpringTransactionsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static AnnotationConfigApplicationContext context;
  private static Service service;

  private final DataSource outside = DATABASE.dataSource();

  @BeforeAll
  static void start() {
    Host.makeTable(DATABASE.dataSource());
    context = new AnnotationConfigApplicationContext(Application.class);
    service = context.getBean(Service.class);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @BeforeEach
  void empty() {
    Host.empty(outside);
  }

  @Test
  @DisplayName("the host commits: its rows and ours are kept")
  void both_commit() {
    service.run(
        () -> {
          service.note("before");
          service.desk().customers().register(Host.person("crm-1"));
          assertThat(Host.registered(outside)).as("not before the host commits").isEmpty();
          service.note("after");
        });
    assertThat(Host.notes(outside)).containsExactly("after", "before");
    assertThat(Host.registered(outside)).containsExactly("crm-1");
  }

  @Test
  @DisplayName("the host rolls back: neither its rows nor ours are kept")
  void both_roll_back() {
    assertThatThrownBy(
            () ->
                service.run(
                    () -> {
                      service.note("before");
                      service.desk().customers().register(Host.person("crm-1"));
                      throw new UnsupportedOperationException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(Host.notes(outside)).isEmpty();
    assertThat(Host.registered(outside)).isEmpty();
  }

  @Test
  @DisplayName("a change in a transaction of the host's that only reads says so; reading goes on")
  void read_only() {
    CustomerId lia =
        Host.desk(JdbcStorage.of(outside)).customers().register(Host.person("crm-1")).customer();
    service.read(
        () -> {
          assertThatThrownBy(() -> service.desk().customers().register(Host.person("crm-2")))
              .isInstanceOfSatisfying(
                  StorageException.class,
                  failed -> assertThat(failed.code()).isEqualTo(StorageException.READ_ONLY))
              .hasMessageContaining("READ ONLY");
          assertThat(service.desk().customers().find(lia).id()).isEqualTo(lia);
        });
  }

  @Test
  @DisplayName("a refused command leaves the host's transaction usable, with all but its own rows")
  void refused() {
    service.run(
        () -> {
          service.note("before");
          Registered person = service.desk().customers().register(Host.person("crm-1"));
          Registration wrong =
              Registration.builder(Person.of("Rui", null)).parent(person.customer()).build();
          assertThatThrownBy(() -> service.desk().customers().register(wrong))
              .isInstanceOfSatisfying(
                  RefusedException.class,
                  refused -> assertThat(refused.refusal()).isInstanceOf(ParentNotACompany.class));
          service.desk().customers().register(Host.person("crm-2"));
          service.note("after");
        });
    assertThat(Host.notes(outside)).containsExactly("after", "before");
    assertThat(Host.registered(outside)).containsExactly("crm-1", "crm-2");
  }

  @Test
  @DisplayName("so does a statement of ours that fails, even one whose failure somebody swallows")
  void failed_statement() {
    service.run(
        () -> {
          service.note("before");
          assertThatThrownBy(() -> service.fail(false)).isInstanceOf(StorageException.class);
          assertThatThrownBy(() -> service.fail(true)).isInstanceOf(StorageException.class);
          service.note("after");
        });
    assertThat(Host.notes(outside)).containsExactly("after", "before");
    assertThat(Host.registered(outside)).isEmpty();
  }

  @Test
  @DisplayName("what is checked at the end is checked before the host goes on: only we are refused")
  void deferred_constraint() {
    service.run(
        () -> {
          service.note("before");
          assertThatThrownBy(service::orphan).isInstanceOf(RefusedException.class);
          service.note("after");
        });
    assertThat(Host.notes(outside)).containsExactly("after", "before");
    assertThat(Host.registered(outside)).isEmpty();
  }

  @Test
  @DisplayName("NESTED: what is rolled back is the nested part, with ours in it")
  void nested() {
    service.run(
        () -> {
          service.desk().customers().register(Host.person("outer"));
          assertThatThrownBy(
                  () ->
                      service.nested(
                          () -> {
                            service.note("nested");
                            service.desk().customers().register(Host.person("nested"));
                            throw new UnsupportedOperationException("on purpose");
                          }))
              .hasMessage("on purpose");
          service.nested(() -> service.desk().customers().register(Host.person("kept")));
        });
    assertThat(Host.notes(outside)).isEmpty();
    assertThat(Host.registered(outside)).containsExactly("kept", "outer");
  }

  @Test
  @DisplayName("REQUIRES_NEW: the inner transaction is joined by itself, and ends by itself")
  void requires_new() {
    assertThatThrownBy(
            () ->
                service.run(
                    () -> {
                      service.desk().customers().register(Host.person("outer"));
                      service.requiresNew(
                          () -> service.desk().customers().register(Host.person("inner")));
                      throw new UnsupportedOperationException("on purpose");
                    }))
        .hasMessage("on purpose");
    assertThat(Host.registered(outside)).containsExactly("inner");
  }

  @Test
  @DisplayName("outside of a transaction every command is one of its own")
  void outside_of_a_transaction() {
    service.desk().customers().register(Host.person("crm-1"));
    assertThat(Host.registered(outside)).containsExactly("crm-1");
  }

  @Test
  @DisplayName("REG-8: one external id, met by the host's statement and by ours, does not hang")
  void one_key_from_both_sides() {
    service.run(
        () -> {
          service.insertCustomer("crm-1");
          Registered registered = service.desk().customers().register(Host.person("crm-1"));
          assertThat(registered.outcome()).isEqualTo(Registered.Outcome.CHANGED);
        });
    assertThat(Host.registered(outside)).containsExactly("crm-1");
  }

  @Test
  @DisplayName("a read in the host's transaction sees what the host has not committed yet")
  void reads_join() {
    service.run(
        () -> {
          Registered registered = service.desk().customers().register(Host.person("crm-1"));
          assertThat(service.desk().customers().find(registered.customer()).version())
              .isEqualTo(registered.version());
        });
  }

  @Test
  @DisplayName(
      "a pool that knows nothing of the host's transaction is told, where the host says so")
  void plain_pool_is_refused() {
    DataSource pool = context.getBean(HikariDataSource.class);
    AgentView unbound = Host.desk(saying(pool));
    service.run(
        () ->
            assertThatThrownBy(() -> unbound.customers().register(Host.person("crm-1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TransactionAwareDataSourceProxy"));
    unbound.customers().register(Host.person("crm-2"));
    assertThat(Host.registered(outside)).containsExactly("crm-2");
  }

  @ParameterizedTest(name = "{0} connections")
  @ValueSource(ints = {1, 3})
  @DisplayName("a pool with auto-commit off loses nothing silently: refused, or told by the host")
  void pool_with_auto_commit_off(int connections) {
    try (HikariDataSource pool = pool(false, connections)) {
      AgentView refused = Host.desk(JdbcStorage.of(pool));
      assertThatThrownBy(() -> refused.customers().register(Host.person("crm-1")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("setAutoCommit(true)");
      AgentView told = Host.desk(JdbcStorage.builder(pool).hostTransaction(() -> false).build());
      Registered registered = told.customers().register(Host.person("crm-2"));
      assertThat(told.customers().find(registered.customer()).version())
          .isEqualTo(registered.version());
      assertThat(Host.registered(outside)).containsExactly("crm-2");
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();

      DataSource bound = new TransactionAwareDataSourceProxy(pool);
      AgentView mixed = Host.desk(saying(bound));
      mixed.customers().register(Host.person("crm-3"));
      assertThat(Host.registered(outside)).containsExactly("crm-2", "crm-3");
      assertThatThrownBy(
              () ->
                  in(pool)
                      .executeWithoutResult(
                          status -> {
                            mixed.customers().register(Host.person("crm-4"));
                            throw new UnsupportedOperationException("on purpose");
                          }))
          .hasMessage("on purpose");
      assertThat(Host.registered(outside)).containsExactly("crm-2", "crm-3");
    }
  }

  @ParameterizedTest(name = "auto-commit {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName(
      "AFTER_COMMIT: the host's transaction is over, what a listener does is one of ours, and kept")
  void after_commit(boolean autoCommit) {
    try (HikariDataSource pool = pool(autoCommit, 1)) {
      AgentView desk = Host.desk(saying(new TransactionAwareDataSourceProxy(pool)));
      List<Throwable> heard = new ArrayList<>();
      try (GenericApplicationContext events = new GenericApplicationContext()) {
        events.addApplicationListener(
            TransactionalApplicationListener.forPayload(
                (String externalId) -> {
                  try {
                    desk.customers().register(Host.person(externalId));
                    assertThat(Host.registered(outside)).contains(externalId);
                  } catch (Throwable failure) {
                    heard.add(failure);
                  }
                }));
        events.refresh();
        in(pool)
            .executeWithoutResult(
                status -> {
                  desk.customers().register(Host.person("in"));
                  events.publishEvent("after");
                });
      }
      assertThat(heard).isEmpty();
      assertThat(Host.registered(outside)).containsExactly("after", "in");
      desk.customers().register(Host.person("later"));
      assertThat(Host.registered(outside)).containsExactly("after", "in", "later");
    }
  }

  @ParameterizedTest(name = "auto-commit {0}")
  @ValueSource(booleans = {true, false})
  @DisplayName("afterCommit(): what is done in a transaction of its own, REQUIRES_NEW, is kept")
  void after_commit_callback(boolean autoCommit) {
    try (HikariDataSource pool = pool(autoCommit, 2)) {
      AgentView desk = Host.desk(saying(new TransactionAwareDataSourceProxy(pool)));
      TransactionTemplate another = in(pool);
      another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
      in(pool)
          .executeWithoutResult(
              status -> {
                desk.customers().register(Host.person("in"));
                TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                      @Override
                      public void afterCommit() {
                        another.executeWithoutResult(
                            own -> desk.customers().register(Host.person("after")));
                      }
                    });
              });
      assertThat(Host.registered(outside)).containsExactly("after", "in");
    }
  }

  private static TransactionTemplate in(DataSource pool) {
    return new TransactionTemplate(new DataSourceTransactionManager(pool));
  }

  private HikariDataSource pool(boolean autoCommit, int connections) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(outside);
    config.setAutoCommit(autoCommit);
    config.setMaximumPoolSize(connections);
    config.setConnectionTimeout(300);
    return new HikariDataSource(config);
  }

  private static JdbcStorage saying(DataSource source) {
    return JdbcStorage.builder(source)
        .hostTransaction(
            () ->
                TransactionSynchronizationManager.isActualTransactionActive()
                    && TransactionSynchronizationManager.isSynchronizationActive())
        .build();
  }

  /** How such a host wires us. */
  @Configuration
  @EnableTransactionManagement(proxyTargetClass = true)
  static class Application {

    @Bean(destroyMethod = "close")
    HikariDataSource pool() {
      HikariConfig config = new HikariConfig();
      config.setDataSource(DATABASE.dataSource());
      config.setMaximumPoolSize(3);
      return new HikariDataSource(config);
    }

    @Bean
    PlatformTransactionManager transactions(HikariDataSource pool) {
      return new DataSourceTransactionManager(pool);
    }

    @Bean
    Service service(HikariDataSource pool) {
      return new Service(
          JdbcStorage.of(new TransactionAwareDataSourceProxy(pool)), new JdbcTemplate(pool));
    }
  }

  /** What such a host does. */
  static class Service {

    private final Storage storage;
    private final JdbcTemplate template;
    private final AgentView desk;

    Service(Storage storage, JdbcTemplate template) {
      this.storage = storage;
      this.template = template;
      this.desk = Host.desk(storage);
    }

    AgentView desk() {
      return desk;
    }

    @Transactional
    void run(Runnable body) {
      body.run();
    }

    @Transactional(readOnly = true)
    void read(Runnable body) {
      body.run();
    }

    @Transactional(propagation = Propagation.NESTED)
    void nested(Runnable body) {
      body.run();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void requiresNew(Runnable body) {
      body.run();
    }

    void note(String text) {
      template.update("insert into note values (?)", text);
    }

    void insertCustomer(String externalId) {
      template.update(
          """
          insert into customer_view.customer (id, version, external_id, kind, given_name, folded_name, enabled, registered_at)
          values (gen_random_uuid(), 1, ?, 'PERSON', 'Lia', 'lia', true, now())""",
          externalId);
    }

    void fail(boolean swallowed) {
      storage.write(
          SettableClock.START,
          work -> {
            storage.customers().add(work, List.of(Host.customer(Host.person("failed"))));
            try {
              return JdbcUnitOfWork.handle(work).execute("insert into $schema.nowhere values (1)");
            } catch (RuntimeException failure) {
              if (swallowed) {
                return 0;
              }
              throw failure;
            }
          });
    }

    void orphan() {
      Registration orphan =
          Host.person("orphan").toBuilder().parent(new CustomerId(UUID.randomUUID())).build();
      storage.write(
          SettableClock.START,
          work -> {
            storage.customers().add(work, List.of(Host.customer(orphan)));
            return true;
          });
    }
  }
}
