package io.customerview.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.Cap;
import io.customerview.contact.ContactPolicy;
import io.customerview.contact.Evidence;
import io.customerview.contact.HandOver;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.jdbc.testing.TestDatabase;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.testkit.Work;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DecisionStatementsTest {

  @RegisterExtension static final TestDatabase DATABASE = Migrated.TEMPLATE.copy();

  private static final IntendedMessage MAIL =
      IntendedMessage.on(MessageChannel.EMAIL, new Purpose("billing"));

  private final AtomicInteger statements = new AtomicInteger();
  private final Storage storage = JdbcStorage.of(counting(DATABASE.dataSource()));
  private final AgentView desk =
      CustomerView.builder()
          .storage(storage)
          .clock(new SettableClock())
          .secrets(TestSecrets.SECRETS)
          .contactPolicy(ContactPolicy.builder().cap(Cap.of(50, Duration.ofDays(1))).build())
          .build()
          .as(Agent.system(new AgentId("crm")));

  @Test
  @DisplayName("CNT-11: the decision takes seven statements, whoever is asked about and how many")
  void few() {
    CustomerId nobody = customer(0);
    CustomerId one = customer(1);
    CustomerId busy = customer(20);
    List<CustomerId> many = new ArrayList<>(List.of(nobody, one, busy));
    for (int more = 0; more < 20; more++) {
      many.add(customer(1));
    }
    assertThat(count(() -> desk.decisions().mayWrite(nobody, MAIL)))
        .as("no address, so the suppression list is not asked")
        .isEqualTo(6);
    assertThat(count(() -> desk.decisions().mayWrite(one, MAIL))).isEqualTo(7);
    assertThat(count(() -> desk.decisions().mayWrite(busy, MAIL))).isEqualTo(7);
    assertThat(count(() -> desk.decisions().mayWrite(many, MAIL))).isEqualTo(7);
    assertThat(
            count(() -> desk.decisions().mayWrite(busy, MAIL, SettableClock.START.minusSeconds(1))))
        .as("as of a past moment, and what merges have brought since is asked for")
        .isLessThanOrEqualTo(8);
  }

  @Test
  @DisplayName("CNT-11: nothing that the decision reads is kept: another process is heard at once")
  void neverCached() {
    CustomerId customer = customer(1);
    assertThat(desk.decisions().mayWrite(customer, MAIL).isAllowed()).isTrue();
    AgentView elsewhere =
        CustomerView.builder()
            .storage(JdbcStorage.of(DATABASE.dataSource()))
            .clock(new SettableClock())
            .secrets(TestSecrets.SECRETS)
            .build()
            .as(Agent.system(new AgentId("other")));
    elsewhere.contacts().optOut(customer, elsewhere.contacts().of(customer).points().get(0).id());
    assertThat(desk.decisions().mayWrite(customer, MAIL).isAllowed()).isFalse();
  }

  private int count(Runnable question) {
    statements.set(0);
    question.run();
    return statements.get();
  }

  private CustomerId customer(int points) {
    CustomerId customer =
        desk.customers()
            .register(Registration.builder(Person.of("Lia", "Teles")).build())
            .customer();
    for (int point = 0; point < points; point++) {
      desk.contacts()
          .add(
              customer,
              desk.contacts().of(customer).version(),
              NewContact.of(Address.email("p" + UUID.randomUUID() + "@exemplo.com.br"))
                  .optedIn(Evidence.of("site", "form", SettableClock.START)));
      Work.run(
          storage,
          work ->
              storage
                  .handOvers()
                  .add(
                      work,
                      List.of(
                          new HandOver(
                              UUID.randomUUID(),
                              customer,
                              MessageChannel.EMAIL,
                              new Purpose("billing"),
                              "p@exemplo.com.br",
                              SettableClock.START,
                              false))));
    }
    return customer;
  }

  /** Counts the statements that go through a source of connections. */
  private DataSource counting(DataSource source) {
    return wrapped(
        DataSource.class,
        source,
        (method, result) ->
            result instanceof Connection connection
                ? wrapped(
                    Connection.class,
                    connection,
                    (called, made) -> {
                      if (called.equals("prepareStatement")) {
                        statements.incrementAndGet();
                      }
                      return made;
                    })
                : result);
  }

  private interface After {
    Object apply(String method, Object result);
  }

  private static <T> T wrapped(Class<T> type, T inner, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return after.apply(method.getName(), method.invoke(inner, arguments));
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }
}
