package io.customerview;

import io.customerview.access.Agent;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.ExternalId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** One call of every use case that succeeds, and that changes something where it is a command. */
final class Samples {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final List<Sample> samples = new ArrayList<>();

  private Samples() {}

  static List<Sample> all() {
    Samples all = new Samples();
    all.customers();
    return all.samples;
  }

  private void customers() {
    command(
        "customers.register/1",
        (view, ready) -> view.customers().register(registration().city("Recife").build()));
    command(
        "customers.update/3",
        (view, ready) ->
            view.customers()
                .update(ready.customer(), ready.version(), registration().city("Olinda").build()));
    command(
        "customers.cancel/4",
        (view, ready) ->
            view.customers().cancel(ready.customer(), ready.version(), TODAY, "Mudou-se"));
    samples.add(
        new Sample(
            "customers.reactivate/2",
            true,
            (view, ready) ->
                view.customers().cancel(ready.customer(), ready.version(), TODAY, "Mudou-se"),
            (view, ready) -> view.customers().reactivate(ready.customer(), ready.version())));
    question("customers.find/1", (view, ready) -> view.customers().find(ready.customer()));
    question("customers.find/1", (view, ready) -> view.customers().find(new ExternalId("crm-1")));
  }

  private void command(String name, BiConsumer<AgentView, Sample.Ready> call) {
    samples.add(new Sample(name, true, (view, ready) -> {}, call));
  }

  private void question(String name, BiConsumer<AgentView, Sample.Ready> call) {
    samples.add(new Sample(name, false, (view, ready) -> {}, call));
  }

  private static Registration.Builder registration() {
    return Registration.of(Person.of("Lia", "Teles")).externalId("crm-1");
  }

  /**
   * A call.
   *
   * @param name part, method and how many parameters it has
   * @param isCommand whether it changes something
   * @param preparation what it takes for the call to succeed
   * @param call the call
   */
  record Sample(
      String name,
      boolean isCommand,
      BiConsumer<AgentView, Ready> preparation,
      BiConsumer<AgentView, Ready> call) {

    /** Makes a store with one customer, in which the call succeeds. */
    Ready prepare(Storage storage) {
      CustomerView view =
          CustomerView.builder().storage(storage).clock(new SettableClock()).build();
      AgentView system = view.as(Agent.system(new AgentId("setup")));
      CustomerId customer = system.customers().register(registration().build()).customer();
      Ready ready = new Ready(view, customer, this);
      preparation.accept(system, ready);
      return ready;
    }

    @Override
    public String toString() {
      return name;
    }

    /** A store in which the call succeeds. */
    record Ready(CustomerView view, CustomerId customer, Sample sample) {

      Version version() {
        return view.as(Agent.system(new AgentId("setup"))).customers().find(customer).version();
      }

      void call(Agent agent) {
        sample.call().accept(view.as(agent), this);
      }
    }
  }
}
