package io.customerview.examples.quickstart;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.AccessProfile;
import io.customerview.access.Agent;
import io.customerview.contact.Address;
import io.customerview.contact.Decision;
import io.customerview.contact.Evidence;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registered;
import io.customerview.customer.Registration;
import io.customerview.identity.Cpf;
import io.customerview.memory.InMemoryStorage;
import io.customerview.search.CustomerQuery;
import io.customerview.search.SearchResult;
import io.customerview.shared.AgentId;
import io.customerview.shared.Secrets;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;

/** The first steps of the README, in memory: register, add an address, search, decide. */
final class FirstSteps {

  private FirstSteps() {}

  static void run(Clock clock, PrintStream out) {
    byte[] key = new SecureRandom().generateSeed(Secrets.SHORTEST_KEY);
    // README begins
    CustomerView view =
        CustomerView.builder()
            .storage(InMemoryStorage.create()) // or JdbcStorage.of(dataSource)
            .secrets(Secrets.of(key)) // 32 bytes from your vault
            .clock(clock)
            .build();
    AgentView desk = view.as(Agent.of(new AgentId("ana"), AccessProfile.ANALYST));

    Registration maria =
        Registration.builder(Person.of("Maria Clara", "de Souza"))
            .cpf(Cpf.parse("52998224725"))
            .build();
    Registered registered = desk.customers().register(maria);
    Evidence evidence = Evidence.of("site", "form", clock.instant());
    NewContact email = NewContact.of(Address.email("maria@exemplo.com.br")).optedIn(evidence);
    desk.contacts().add(registered.customer(), registered.version(), email);

    SearchResult found = desk.search().find(CustomerQuery.any("SOUZA, maria"));
    Decision decision =
        desk.decisions()
            .mayWrite(
                found.hits().get(0).id(),
                IntendedMessage.on(MessageChannel.EMAIL, new Purpose("billing")));
    out.println(decision.isAllowed()); // true: opted in, and primary as the only one
    // README ends
  }
}
