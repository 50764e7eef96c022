package io.customerview.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Person;
import io.customerview.customer.Registration;
import io.customerview.memory.InMemoryStorage;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import io.customerview.testkit.TestSecrets;
import io.customerview.testkit.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class PastDecisionProperties {

  private static final List<Address> ADDRESSES =
      List.of(DecisionSamples.MOBILE, DecisionSamples.OTHER_MOBILE, DecisionSamples.FIXED);

  private static final List<IntendedMessage> MESSAGES =
      List.of(
          IntendedMessage.on(MessageChannel.SMS, DecisionSamples.BILLING),
          IntendedMessage.on(MessageChannel.VOICE, DecisionSamples.MARKETING),
          IntendedMessage.on(MessageChannel.SMS, DecisionSamples.BILLING)
              .to(DecisionSamples.MOBILE),
          IntendedMessage.on(MessageChannel.SMS, DecisionSamples.FRAUD)
              .to(DecisionSamples.OTHER_MOBILE));

  private static final ContactPolicy POLICY =
      ContactPolicy.builder()
          .quietHours(QuietHours.none().daily(LocalTime.of(21, 0), LocalTime.of(8, 0)))
          .cap(Cap.of(2, Duration.ofHours(30)))
          .urgent(DecisionSamples.FRAUD)
          .build();

  /** What can be done to a customer, and to which of the addresses. */
  enum Step {
    ADD,
    ADD_OPTED_IN,
    OPT_IN,
    OPT_OUT,
    EDIT,
    DELETE,
    MAKE_PRIMARY,
    REMOVE_STAR,
    PAUSE,
    RESUME,
    HAND_OVER,
    UNSUBSCRIBE,
    COMPLAIN,
    BOUNCE,
    SUPPRESS,
    LIFT
  }

  record Command(Step step, int address, int minutes) {}

  private record Answer(IntendedMessage message, Instant moment, Decision decision) {}

  @Provide
  Arbitrary<Command> commands() {
    return net.jqwik.api.Combinators.combine(
            Arbitraries.of(Step.class),
            Arbitraries.integers().between(0, ADDRESSES.size() - 1),
            Arbitraries.integers().between(1, 400))
        .as(Command::new);
  }

  @Property(tries = 200)
  @Label("CNT-11: as of any past moment the decision is what was answered then")
  void asOfThePast(@ForAll @Size(max = 30) List<@net.jqwik.api.From("commands") Command> commands) {
    SettableClock clock = new SettableClock();
    Storage storage = InMemoryStorage.create();
    AgentView desk =
        CustomerView.builder()
            .storage(storage)
            .clock(clock)
            .secrets(TestSecrets.SECRETS)
            .contactPolicy(POLICY)
            .build()
            .as(Agent.system(new AgentId("crm")));
    CustomerId customer =
        desk.customers()
            .register(Registration.builder(Person.of("Lia", "Teles")).build())
            .customer();
    List<Answer> answers = new ArrayList<>();
    for (Command command : commands) {
      clock.advance(Duration.ofMinutes(command.minutes()));
      run(command, desk, storage, customer, clock.instant());
      clock.advance(Duration.ofSeconds(1));
      for (IntendedMessage message : MESSAGES) {
        answers.add(
            new Answer(message, clock.instant(), desk.decisions().mayWrite(customer, message)));
      }
    }
    clock.advance(Duration.ofDays(1));
    for (Answer answer : answers) {
      assertThat(desk.decisions().mayWrite(customer, answer.message(), answer.moment()))
          .isEqualTo(answer.decision());
    }
  }

  private static void run(
      Command command, AgentView desk, Storage storage, CustomerId customer, Instant now) {
    Address address = ADDRESSES.get(command.address());
    CustomerContacts read = desk.contacts().of(customer);
    Version version = read.version();
    Optional<ContactPoint> point =
        read.points().stream().filter(one -> one.address().isSameAs(address)).findFirst();
    Evidence evidence = Evidence.of("site", "form", now);
    try {
      switch (command.step()) {
        case ADD -> desk.contacts().add(customer, version, NewContact.of(address));
        case ADD_OPTED_IN ->
            desk.contacts().add(customer, version, NewContact.of(address).optedIn(evidence));
        case OPT_IN ->
            point.ifPresent(
                one ->
                    desk.contacts()
                        .optIn(
                            customer,
                            version,
                            one.id(),
                            command.minutes() % 2 == 0
                                ? evidence
                                : evidence.forPurposes(java.util.Set.of(DecisionSamples.BILLING))));
        case OPT_OUT -> point.ifPresent(one -> desk.contacts().optOut(customer, one.id()));
        case EDIT ->
            point.ifPresent(
                one ->
                    desk.contacts()
                        .change(
                            customer,
                            version,
                            one.id(),
                            ADDRESSES.get((command.address() + 1) % ADDRESSES.size())));
        case DELETE -> point.ifPresent(one -> desk.contacts().delete(customer, version, one.id()));
        case MAKE_PRIMARY ->
            point.ifPresent(one -> desk.contacts().makePrimary(customer, version, one.id()));
        case REMOVE_STAR -> point.ifPresent(one -> desk.contacts().removeStar(customer, one.id()));
        case PAUSE -> desk.decisions().pause(customer, now.plusSeconds(60L * command.minutes()));
        case RESUME -> desk.decisions().resume(customer, version);
        case HAND_OVER ->
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
                                    MessageChannel.SMS,
                                    DecisionSamples.BILLING,
                                    address.normalized(),
                                    now,
                                    false))));
        case UNSUBSCRIBE -> desk.feedback().unsubscribed(customer, address);
        case COMPLAIN -> desk.feedback().complained(customer, address);
        case BOUNCE -> desk.feedback().bouncedForGood(address);
        case SUPPRESS -> desk.suppressions().suppress(address);
        case LIFT -> desk.suppressions().lift(address);
        default -> throw new AssertionError(command.step());
      }
    } catch (RefusedException refused) {
      // A command that is refused changes nothing; the next one follows.
    }
  }
}
