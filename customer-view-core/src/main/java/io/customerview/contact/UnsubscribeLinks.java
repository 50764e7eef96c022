package io.customerview.contact;

import io.customerview.access.Desk;
import io.customerview.access.Operation;
import io.customerview.access.Permission;
import io.customerview.contact.SendingRefusal.UnsubscribeLinkInvalid;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.Wiring;
import java.util.Objects;

/**
 * The links by which recipients unsubscribe (links de descadastro; CNT-10). What is made and read
 * here is the token that the host puts into a link of its own.
 *
 * <pre>{@code
 * String token = links.issue(customer, MessageChannel.EMAIL, address, false);   // into the message
 * UnsubscribeLink shown = links.read(token);                                    // GET: a page with a button
 * links.confirm(token);                                                         // POST: the button, or RFC 8058
 * }</pre>
 *
 * <p>Reading a link never changes anything, however often: mail scanners follow links. Only the
 * second, explicit step does, and taking it twice is taking it once. The one-click unsubscription
 * of RFC 8058 is such a step: its POST goes to {@link #confirm}.
 *
 * <p>A token is sealed with the host's keys and names customer, channel and address: it works for
 * as long as the key is kept, whatever became of the customer, and nobody can read an address from
 * it. It does not expire, since a message can be opened years later.
 *
 * <p>No agent asks for these, so no permission is checked: the host makes a link while it writes a
 * mail that an agent was allowed to send, and the recipient who opens it is nobody's agent. A token
 * tells nothing that the host didn't know, and opens nothing but the way out. What is confirmed is
 * done, and audited, under the name of the system agent.
 *
 * <p>Immutable and thread-safe.
 */
public final class UnsubscribeLinks {

  private static final Operation CONFIRM =
      new Operation("unsubscribe_links.confirm", Permission.EDIT_CONTACTS);

  private final Desk desk;
  private final ContactOffice office;

  /**
   * Makes the links.
   *
   * @param desk the desk of the system agent under whose name what is confirmed is done
   */
  @Wiring
  public UnsubscribeLinks(Desk desk, ContactOffice office) {
    this.desk = Objects.requireNonNull(desk, "desk");
    this.office = Objects.requireNonNull(office, "office");
  }

  /**
   * Issues the token for a message.
   *
   * @param customer to whom it goes
   * @param channel how
   * @param address the address that it really goes to
   * @param test whether it is sent in test mode: then the link can be tried, and changes nothing
   *     (INT-5)
   */
  public String issue(CustomerId customer, MessageChannel channel, Address address, boolean test) {
    return new UnsubscribeToken(customer, channel, address, test).seal(office.secrets());
  }

  /**
   * Returns what a token is about, and changes nothing.
   *
   * @throws RefusedException with {@link UnsubscribeLinkInvalid}
   */
  public UnsubscribeLink read(String token) {
    return open(token).toLink();
  }

  /**
   * Confirms: opts the address out for the customer that the message went to. Doing so twice is
   * doing so once.
   *
   * @throws RefusedException with {@link UnsubscribeLinkInvalid}
   */
  public UnsubscribeLink confirm(String token) {
    UnsubscribeToken opened = open(token);
    if (!opened.test()) {
      desk.change(
          CONFIRM,
          change ->
              new FeedbackKeeper(office, change).unsubscribed(opened.customer(), opened.address()));
    }
    return opened.toLink();
  }

  private UnsubscribeToken open(String token) {
    return UnsubscribeToken.open(office.secrets(), token)
        .orElseThrow(() -> new RefusedException(new UnsubscribeLinkInvalid()));
  }
}
