package io.customerview.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.AgentView;
import io.customerview.cases.CaseQuery;
import io.customerview.dashboard.StateCount;
import io.customerview.message.InteractionKind;
import io.customerview.message.InteractionTotals.ChannelCount;
import io.customerview.message.MessageQuery;
import io.customerview.profile.Profile;
import io.customerview.shared.CustomerId;
import io.customerview.shared.DateRange;
import io.customerview.shared.Page;
import io.customerview.storage.Storage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a profile promises, whatever the storage (PRF). */
public interface ProfileContract {

  /** Returns the storage; what other tests left in it does not matter. */
  Storage storage();

  @Test
  @DisplayName(
      "PRF-1 CAS-1 DSH-1: every part of a profile is what the part is by itself, with and without data")
  default void profile_is_its_parts() {
    ProfileWorld empty = new ProfileWorld(storage());
    ProfileWorld some =
        new ProfileWorld(storage())
            .single()
            .people(2)
            .documents(4)
            .messages(6)
            .cases(5)
            .events(3)
            .contracts(6);
    for (ProfileWorld world : List.of(empty, some)) {
      assertParts(world.desk(), world.company(), DateRange.ALL);
    }
    CustomerId person =
        some.desk()
            .contacts()
            .peopleOf(some.company(), Optional.empty(), 1)
            .items()
            .get(0)
            .customer();
    assertParts(some.desk(), person, DateRange.ALL);
    Profile profile = some.desk().profile(some.company());
    assertThat(profile.contacts()).hasSize(3);
    assertThat(profile.people().items()).hasSize(2);
    assertThat(profile.documents().items()).hasSize(4);
    assertThat(profile.messages().items()).hasSize(5);
    assertThat(profile.inbound().items()).hasSize(3);
    assertThat(profile.interactions().count()).isEqualTo(13);
    assertThat(profile.acceptances().items()).hasSize(2);
    assertThat(profile.receipts().items()).hasSize(2);
    assertThat(profile.cases().items())
        .extracting(entry -> entry.interactions().count())
        .containsExactly(1L, 0L, 0L, 0L, 1L);
    assertThat(profile.dashboard().cases()).hasSize(5).allMatch(state -> state.cases() == 1);
    assertThat(profile.dashboard().journey()).hasSize(2);
    assertThat(profile.dashboard().campaigns()).hasSize(3);
    assertThat(profile.events().shown().orElseThrow().items()).hasSize(3);
    assertThat(profile.contracts().shown().orElseThrow().items()).hasSize(6);
    assertThat(profile.journey().shown().orElseThrow()).isPresent();
    assertThat(profile.portfolio().shown().orElseThrow()).isPresent();
    assertThat(profile.marker().shown().orElseThrow()).isPresent();
  }

  @Test
  @DisplayName(
      "PRF-2 CAS-1 DSH-1: the histories of a profile take a date range, and then tell the same as their parts")
  default void profile_of_days() {
    ProfileWorld world =
        new ProfileWorld(storage())
            .single()
            .documents(6)
            .messages(10)
            .cases(6)
            .events(6)
            .contracts(2);
    LocalDate today = world.today();
    DateRange days = DateRange.of(today.minusDays(3), today.minusDays(2));
    assertParts(world.desk(), world.company(), days);
    assertParts(world.desk(), world.company(), DateRange.from(today.minusDays(1)));
    assertParts(world.desk(), world.company(), DateRange.to(today.minusDays(1)));
    Profile profile = world.desk().profile(world.company(), days);
    assertThat(profile.documents().items()).hasSize(2);
    assertThat(profile.messages().items()).hasSize(2);
    assertThat(profile.inbound().items()).hasSize(1);
    assertThat(profile.interactions().count()).isEqualTo(5);
    assertThat(profile.receipts().items()).hasSize(1);
    assertThat(profile.cases().items()).hasSize(2);
    assertThat(profile.dashboard().days()).isEqualTo(days);
    assertThat(profile.dashboard().cases().stream().mapToLong(StateCount::cases).sum())
        .isEqualTo(2);
    assertThat(profile.dashboard().interactions().stream().mapToLong(ChannelCount::count).sum())
        .isEqualTo(5);
    assertThat(profile.events().shown().orElseThrow().items()).hasSize(2);
  }

  @Test
  @DisplayName(
      "PRF-1 INT-1: a profile shows what was reported for the first moment of the first year")
  default void profile_of_the_first_moment() {
    PrivacyWorld world = new PrivacyWorld(storage());
    CustomerId lia = world.person("lia");
    Instant first = Instant.parse("0001-01-01T00:00:00Z");
    world.report(world.message(lia, false), InteractionKind.OPENED, first);
    Profile profile = world.desk().profile(lia);
    assertThat(profile.interactions().first()).contains(first);
  }

  @Test
  @DisplayName(
      "PRF-1 ACS-1 CAS-1 DSH-1: a profile withholds what its parts refuse, and nothing else")
  default void profile_withheld() {
    ProfileWorld world =
        new ProfileWorld(storage()).single().events(1).contracts(2).messages(2).cases(2);
    for (boolean management : List.of(true, false)) {
      for (boolean contracts : List.of(true, false)) {
        assertParts(world.desk(management, contracts), world.company(), DateRange.ALL);
      }
    }
  }

  @Test
  @DisplayName(
      "PRF-1: every list of a profile is a first page, whose cursor leads on in the part itself")
  default void profile_leads_on() {
    ProfileWorld world = new ProfileWorld(storage()).moreThanAPage(Profile.FIRST_PAGE);
    AgentView desk = world.desk();
    CustomerId id = world.company();
    assertParts(desk, id, DateRange.ALL);
    Profile profile = desk.profile(id);
    leadsOn(profile.people(), cursor -> desk.contacts().peopleOf(id, cursor, 9));
    leadsOn(profile.documents(), cursor -> desk.documents().of(id, DateRange.ALL, cursor, 9));
    leadsOn(profile.messages(), cursor -> desk.messages().of(id, MessageQuery.ALL, cursor, 9));
    leadsOn(profile.inbound(), cursor -> desk.messages().inbound(id, DateRange.ALL, cursor, 9));
    leadsOn(profile.acceptances(), cursor -> desk.acceptances().of(id, cursor, 9));
    leadsOn(
        profile.receipts(), cursor -> desk.messages().receipts(id, MessageQuery.ALL, cursor, 9));
    leadsOn(profile.cases(), cursor -> desk.cases().of(id, CaseQuery.ALL, cursor, 9));
    leadsOn(
        profile.events().shown().orElseThrow(),
        cursor -> desk.timeline().of(id, DateRange.ALL, cursor, 9));
    leadsOn(
        profile.contracts().shown().orElseThrow(), cursor -> desk.contracts().of(id, cursor, 9));
  }

  private static <T> void leadsOn(Page<T> first, Function<Optional<String>, Page<T>> next) {
    assertThat(first.items()).hasSize(Profile.FIRST_PAGE);
    assertThat(first.next()).isPresent();
    assertThat(next.apply(first.next()).items())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(first.items());
  }

  private static void assertParts(AgentView desk, CustomerId id, DateRange days) {
    assertThat(ProfileByParts.withoutCursors(desk.profile(id, days)))
        .isEqualTo(ProfileByParts.of(desk, id, days));
  }
}
