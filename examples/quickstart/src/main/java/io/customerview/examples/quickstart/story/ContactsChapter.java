package io.customerview.examples.quickstart.story;

import static io.customerview.contact.ContactChannel.EMAIL;

import io.customerview.AgentView;
import io.customerview.contact.Address;
import io.customerview.contact.ContactDesk;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.CustomerContacts;
import io.customerview.contact.Decision;
import io.customerview.contact.Evidence;
import io.customerview.contact.IntendedMessage;
import io.customerview.contact.MessageChannel;
import io.customerview.contact.PrimaryContact;
import io.customerview.contact.Purpose;
import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.screen.Table;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Version;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Opt-ins, opt-outs and stars of somebody with two e-mail addresses, and after each step whether a
 * message may go. Each step comes to the same whatever was before, so that the tour can be taken
 * again.
 */
final class ContactsChapter {

  private final AgentView desk;
  private final Screen screen;
  private final Clock clock;

  ContactsChapter(AgentView desk, Screen screen, Clock clock) {
    this.desk = desk;
    this.screen = screen;
    this.clock = clock;
  }

  void tell(Cast cast) {
    screen.chapter("contacts.title");
    if (cast.lead().isEmpty()) {
      screen.say("contacts.nobody");
      return;
    }
    Member lead = cast.lead().get();
    CustomerId customer = lead.id();
    ContactPoint first = point(customer, lead.contacts(EMAIL).get(0).address());
    ContactPoint second = point(customer, lead.contacts(EMAIL).get(1).address());
    ContactDesk contacts = desk.contacts().because("quickstart");
    screen.say("contacts.who", lead.name(), first.address().display(), second.address().display());
    screen.blank();

    Steps steps = new Steps(customer);
    steps.shown("contacts.begin");
    steps.done("contacts.opt_out_second", version -> contacts.optOut(customer, second.id()));
    steps.done(
        "contacts.star_second", version -> contacts.makePrimary(customer, version, second.id()));
    Evidence narrowed =
        Evidence.of("quickstart", "click", clock.instant()).forPurposes(Set.of(Tour.BILLING));
    steps.done(
        "contacts.opt_in_second",
        version -> contacts.optIn(customer, version, second.id(), narrowed));
    steps.done(
        "contacts.star_second", version -> contacts.makePrimary(customer, version, second.id()));
    steps.done("contacts.opt_out_second", version -> contacts.optOut(customer, second.id()));
    steps.done(
        "contacts.star_first", version -> contacts.makePrimary(customer, version, first.id()));
    steps.show();
  }

  private ContactPoint point(CustomerId customer, Address address) {
    return desk.contacts().of(customer).points(EMAIL).stream()
        .filter(point -> point.address().isSameAs(address))
        .findFirst()
        .orElseThrow();
  }

  /** A command on the version that was read. */
  @FunctionalInterface
  private interface Command {
    void run(Version version);
  }

  /** The steps as they are taken, each with what it leaves behind. */
  private final class Steps {

    private final CustomerId customer;
    private final List<String> refusals = new ArrayList<>();
    private final Table table =
        new Table(
            text("contacts.step"),
            text("contacts.primary"),
            Tour.BILLING.code(),
            Tour.MARKETING.code());

    Steps(CustomerId customer) {
      this.customer = customer;
    }

    void done(String key, Command command) {
      try {
        command.run(desk.contacts().of(customer).version());
        shown(key);
      } catch (RefusedException refused) {
        refusals.add(refused.refusal().message(screen.texts().locale()));
        row(text("contacts.refused", text(key), refusals.size()));
      }
    }

    void shown(String key) {
      row(text(key));
    }

    private void row(String step) {
      table.row(step, primary(), answer(Tour.BILLING), answer(Tour.MARKETING));
    }

    private String primary() {
      CustomerContacts contacts = desk.contacts().of(customer);
      return contacts.primary(EMAIL) instanceof PrimaryContact.Found found
          ? "★ " + found.point().address().display()
          : "–";
    }

    private String answer(Purpose purpose) {
      Decision decision =
          desk.decisions().mayWrite(customer, IntendedMessage.on(MessageChannel.EMAIL, purpose));
      return text("decision." + (decision.isAllowed() ? "allow" : "deny"));
    }

    void show() {
      screen.table(table);
      screen.blank();
      for (int index = 0; index < refusals.size(); index++) {
        screen.text((index + 1) + ") " + refusals.get(index), "   ");
      }
      screen.say("contacts.end");
    }
  }

  private String text(String key, Object... arguments) {
    return screen.texts().get(key, arguments);
  }
}
