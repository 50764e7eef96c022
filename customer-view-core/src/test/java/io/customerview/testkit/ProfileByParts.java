package io.customerview.testkit;

import io.customerview.AgentView;
import io.customerview.access.AccessRefusal;
import io.customerview.cases.CaseQuery;
import io.customerview.contact.ContactChannel;
import io.customerview.contact.ContactPoint;
import io.customerview.contact.LinkedPerson;
import io.customerview.customer.Customer;
import io.customerview.dashboard.DashboardQuery;
import io.customerview.message.MessageQuery;
import io.customerview.profile.Profile;
import io.customerview.profile.ProfilePart;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Page;
import io.customerview.shared.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A profile put together from its parts, each asked for by itself: what a profile is held to
 * (PRF-1).
 */
public final class ProfileByParts {

  private static final String MORE = "more";

  private ProfileByParts() {}

  /** Returns it, {@linkplain #withoutCursors without cursors} and without automations. */
  public static Profile of(AgentView desk, CustomerId id, DateRange days) {
    Optional<String> first = Optional.empty();
    int limit = Profile.FIRST_PAGE;
    MessageQuery sent = MessageQuery.ALL.within(days);
    Customer customer = desk.customers().find(id);
    List<ContactPoint> contacts = desk.contacts().of(id).points();
    Page<LinkedPerson> people = desk.contacts().peopleOf(id, first, limit);
    return withoutCursors(
        new Profile(
            customer,
            contacts,
            channels(contacts),
            people,
            List.of(),
            desk.documents().of(id, days, first, limit),
            desk.messages().of(id, sent, first, limit),
            desk.messages().inbound(id, days, first, limit),
            desk.messages().totals(id, days, false),
            desk.acceptances().of(id, first, limit),
            desk.messages().receipts(id, sent, first, limit),
            desk.cases().of(id, CaseQuery.ALL.within(days), first, limit),
            desk.dashboard().of(id, DashboardQuery.ALL.within(days)),
            part(() -> desk.contracts().figures(id)),
            part(() -> desk.markers().of(id)),
            part(() -> desk.portfolios().of(id)),
            part(() -> desk.journeys().of(id)),
            part(() -> desk.timeline().of(id, days, first, limit)),
            part(() -> desk.contracts().of(id, first, limit))));
  }

  /** Returns a profile that only says of each page whether there is more: cursors are sealed. */
  public static Profile withoutCursors(Profile profile) {
    return new Profile(
        profile.customer(),
        profile.contacts(),
        profile.channels(),
        plain(profile.people()),
        profile.automations(),
        plain(profile.documents()),
        plain(profile.messages()),
        plain(profile.inbound()),
        profile.interactions(),
        plain(profile.acceptances()),
        plain(profile.receipts()),
        plain(profile.cases()),
        profile.dashboard(),
        profile.figures(),
        profile.marker(),
        profile.portfolio(),
        profile.journey(),
        plain(profile.events(), ProfileByParts::plain),
        plain(profile.contracts(), ProfileByParts::plain));
  }

  private static <T> Page<T> plain(Page<T> page) {
    return new Page<>(page.items(), page.next().map(cursor -> MORE));
  }

  private static <T> ProfilePart<T> plain(ProfilePart<T> part, Function<T, T> change) {
    return part.shown()
        .<ProfilePart<T>>map(it -> new ProfilePart.Shown<>(change.apply(it)))
        .orElse(part);
  }

  private static Map<ContactChannel, Boolean> channels(List<ContactPoint> contacts) {
    Map<ContactChannel, Boolean> channels = new LinkedHashMap<>();
    for (ContactChannel channel : ContactChannel.values()) {
      channels.put(
          channel,
          contacts.stream().anyMatch(point -> point.channel() == channel && point.isReleased()));
    }
    return channels;
  }

  private static <T> ProfilePart<T> part(Supplier<T> asked) {
    try {
      return new ProfilePart.Shown<>(asked.get());
    } catch (RefusedException refused) {
      if (refused.refusal() instanceof AccessRefusal reason) {
        return new ProfilePart.Withheld<>(reason);
      }
      throw refused;
    }
  }
}
