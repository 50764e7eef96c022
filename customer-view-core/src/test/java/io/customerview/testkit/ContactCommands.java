package io.customerview.testkit;

import io.customerview.AgentView;
import io.customerview.contact.Address;
import io.customerview.contact.ContactDesk;
import io.customerview.contact.CustomerContacts;
import io.customerview.contact.Evidence;
import io.customerview.contact.NewContact;
import io.customerview.contact.Purpose;
import io.customerview.shared.ContactPointId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random commands on the contact points of two customers who have addresses in common. */
public final class ContactCommands {

  /**
   * Few, so that they meet often: two writings of one line, another mobile, one mailbox twice,
   * another.
   */
  public static final List<Address> ADDRESSES =
      List.of(
          Address.phone("(11) 98765-4321"),
          Address.phone("(11) 8765-4321"),
          Address.phone("(21) 91234-5678"),
          Address.email("lia@exemplo.com.br"),
          Address.email("LIA@exemplo.com.br"),
          Address.email("rui@exemplo.com.br"));

  /** What some of the evidence is narrowed to. */
  public static final Purpose BILLING = new Purpose("billing");

  private ContactCommands() {}

  /** What a command does. */
  public enum Kind {
    ADD,
    ADD_OPTED_IN,
    EDIT,
    EDIT_WITH_EVIDENCE,
    DELETE,
    OPT_IN,
    OPT_OUT,
    MAKE_PRIMARY,
    REMOVE_STAR,
    SUPPRESS,
    LIFT,
    OPT_OUT_LATE,
    COMPLAIN;

    /** Returns whether it comes with evidence of an opt-in. */
    public boolean isEvidenced() {
      return this == ADD_OPTED_IN || this == EDIT_WITH_EVIDENCE || this == OPT_IN;
    }
  }

  /**
   * A command.
   *
   * @param who which of the customers
   * @param point which of the points that the customer has then
   * @param address which of the addresses
   * @param age how old the evidence is, in seconds; below zero it lies in the future; every third
   *     one is narrowed to a purpose
   */
  public record Command(Kind kind, int who, int point, int address, int age) {

    private Address at() {
      return ADDRESSES.get(address);
    }

    /** Returns the evidence that the command comes with, at a moment. */
    public Evidence evidence(Instant now) {
      Evidence evidence = Evidence.of("site", "form", now.minusSeconds(age));
      return age % 3 == 0 ? evidence.forPurposes(Set.of(BILLING)) : evidence;
    }

    /** Gives the command, and returns whether it was taken. */
    public boolean run(AgentView desk, List<CustomerId> customers, Instant now) {
      CustomerId customer = customers.get(who);
      CustomerContacts read = desk.contacts().of(customer);
      Version version = read.version();
      Optional<ContactPointId> target =
          read.points().isEmpty()
              ? Optional.empty()
              : Optional.of(read.points().get(point % read.points().size()).id());
      try {
        return run(desk, customer, version, target, evidence(now));
      } catch (RefusedException refused) {
        return false;
      }
    }

    private boolean run(
        AgentView desk,
        CustomerId customer,
        Version version,
        Optional<ContactPointId> target,
        Evidence evidence) {
      ContactDesk contacts = desk.contacts();
      switch (kind) {
        case ADD -> contacts.add(customer, version, NewContact.of(at()));
        case ADD_OPTED_IN -> contacts.add(customer, version, NewContact.of(at()).optedIn(evidence));
        case SUPPRESS -> desk.suppressions().suppress(at());
        case LIFT -> desk.suppressions().lift(at());
        case COMPLAIN -> desk.feedback().complained(customer, at());
        default -> {
          if (target.isEmpty()) {
            return false;
          }
          ContactPointId id = target.get();
          switch (kind) {
            case EDIT -> contacts.change(customer, version, id, at());
            case EDIT_WITH_EVIDENCE -> contacts.change(customer, version, id, at(), evidence);
            case DELETE -> contacts.delete(customer, version, id);
            case OPT_IN -> contacts.optIn(customer, version, id, evidence);
            case OPT_OUT -> contacts.optOut(customer, id);
            case OPT_OUT_LATE -> contacts.optOut(customer, id, evidence);
            case MAKE_PRIMARY -> contacts.makePrimary(customer, version, id);
            default -> contacts.removeStar(customer, id);
          }
        }
      }
      return true;
    }
  }

  /** Sequences of any commands. */
  public static Arbitrary<List<Command>> any() {
    return of(Kind.values());
  }

  /** Sequences without a single evidenced opt-in. */
  public static Arbitrary<List<Command>> withoutEvidence() {
    return of(Stream.of(Kind.values()).filter(kind -> !kind.isEvidenced()).toArray(Kind[]::new));
  }

  /** Single commands, of any kind. */
  public static Arbitrary<Command> one() {
    return command(Kind.values());
  }

  private static Arbitrary<List<Command>> of(Kind... kinds) {
    return command(kinds).list().ofMinSize(1).ofMaxSize(40);
  }

  private static Arbitrary<Command> command(Kind... kinds) {
    return Combinators.combine(
            Arbitraries.of(kinds),
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, ADDRESSES.size() - 1),
            Arbitraries.integers().between(-1, 20))
        .as(Command::new);
  }
}
