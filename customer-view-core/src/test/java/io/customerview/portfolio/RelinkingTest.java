package io.customerview.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.journey.CustomerJourneys;
import io.customerview.journey.Journey;
import io.customerview.journey.JourneyDraft;
import io.customerview.journey.StageDraft;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A portfolio of many customers gets another journey. */
class RelinkingTest {

  private static final AgentId ANA = new AgentId("ana");
  private static final int CUSTOMERS = 2_500;

  private final List<Integer> atOnce = new ArrayList<>();
  private final Storage storage = watched(InMemoryStorage.create());
  private final AgentView desk =
      CustomerView.builder()
          .storage(storage)
          .clock(new SettableClock())
          .secrets(TestSecrets.SECRETS)
          .build()
          .as(Agent.system(ANA));

  @Test
  @DisplayName("POR-10: of the customers of a portfolio with another journey few are held at once")
  void many_customers() {
    Portfolio portfolio = desk.portfolios().add(PortfolioDraft.of("Norte", ANA));
    List<CustomerId> customers =
        IntStream.range(0, CUSTOMERS).mapToObj(number -> company(portfolio)).toList();
    atOnce.clear();
    Portfolio led = change(portfolio, portfolio.toDraft().withJourney(journey("Primeira").id()));
    Journey second = journey("Segunda");
    Portfolio again = change(led, led.toDraft().withJourney(second.id()));
    for (CustomerId customer : customers) {
      assertThat(desk.journeys().of(customer).orElseThrow().journey()).isEqualTo(second);
    }
    Portfolio unlinked = change(again, again.toDraft().withoutJourney());
    assertThat(unlinked.journey()).isEmpty();
    assertThat(customers).allMatch(customer -> desk.journeys().of(customer).isEmpty());
    assertThat(atOnce).isNotEmpty().allMatch(size -> size <= 1_000);
  }

  private Portfolio change(Portfolio portfolio, PortfolioDraft draft) {
    return desk.portfolios().change(portfolio.id(), portfolio.version(), draft);
  }

  private Journey journey(String name) {
    return desk.journeyDefinitions()
        .add(JourneyDraft.named(name).stage(StageDraft.named("Um").milestone("Marco", 2)));
  }

  private CustomerId company(Portfolio portfolio) {
    var registered =
        desk.customers().register(Registration.builder(Company.of("Alfa", null)).build());
    desk.portfolios().choose(registered.customer(), registered.version(), ANA, portfolio.id());
    return registered.customer();
  }

  /** Returns a storage that tells how many customers' journeys are read or written in each call. */
  private Storage watched(Storage storage) {
    CustomerJourneys journeys =
        proxy(
            CustomerJourneys.class,
            (method, arguments) -> {
              count(arguments);
              return call(method, storage.customerJourneys(), arguments);
            });
    return proxy(
        Storage.class,
        (method, arguments) ->
            method.getName().equals("customerJourneys")
                ? journeys
                : call(method, storage, arguments));
  }

  private void count(Object[] arguments) {
    for (Object argument : arguments) {
      if (argument instanceof Collection<?> many) {
        atOnce.add(many.size());
      }
    }
  }

  /** Answers the calls of a proxy. */
  private interface Answer {
    Object to(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                answer.to(method, arguments == null ? new Object[0] : arguments)));
  }

  private static Object call(Method method, Object to, Object[] arguments) throws Throwable {
    try {
      return method.invoke(to, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}
