package io.customerview.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerview.journey.JourneyRefusal.CalendarUnknown;
import io.customerview.journey.JourneyRefusal.DaysOutOfRange;
import io.customerview.journey.JourneyRefusal.MilestoneUnknown;
import io.customerview.journey.JourneyRefusal.NoStage;
import io.customerview.journey.JourneyRefusal.StageUnknown;
import io.customerview.journey.JourneyRefusal.TooManyMilestones;
import io.customerview.journey.JourneyRefusal.TooManyStages;
import io.customerview.shared.CommonRefusal.TextCharacter;
import io.customerview.shared.CommonRefusal.TextMissing;
import io.customerview.shared.CommonRefusal.TextTooLong;
import io.customerview.shared.MilestoneId;
import io.customerview.shared.Refusal;
import io.customerview.shared.RefusedException;
import io.customerview.shared.StageId;
import io.customerview.spi.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JourneyTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "😀", "👨‍👩‍👧"})
  @DisplayName(
      "JRN-1: names of 256 characters are kept, with emoji and combining marks, 257 are not")
  void names(String character) {
    int length = character.codePointCount(0, character.length());
    String longest = character.repeat(256 / length);
    String tooLong = character.repeat(256 / length + 1);
    assertThat(define(JourneyDraft.named(longest).stage(StageDraft.named("s"))).name())
        .isEqualTo(longest);
    int refused = length * (256 / length + 1);
    refused(
        () -> define(JourneyDraft.named(tooLong).stage(StageDraft.named("s"))),
        new TextTooLong("name", 256, refused));
    refused(
        () -> define(JourneyDraft.named("j").stage(StageDraft.named(tooLong))),
        new TextTooLong("name", 256, refused));
    refused(
        () -> define(JourneyDraft.named("j").stage(StageDraft.named("s").milestone(tooLong, 1))),
        new TextTooLong("name", 256, refused));
  }

  @Test
  @DisplayName("JRN-1: a letter with a combining mark that composes counts once")
  void combining() {
    assertThat(
            define(JourneyDraft.named("e\u0301".repeat(256)).stage(StageDraft.named("s"))).name())
        .isEqualTo("é".repeat(256));
    refused(
        () -> define(JourneyDraft.named("x\u0301".repeat(129)).stage(StageDraft.named("s"))),
        new TextTooLong("name", 256, 258));
  }

  @Test
  @DisplayName("JRN-1: a journey has one stage or more, names are no blanks, days are 0 or more")
  void bounds() {
    refused(() -> define(JourneyDraft.named("j")), new NoStage());
    refused(
        () -> define(JourneyDraft.named(" ").stage(StageDraft.named("s"))),
        new TextMissing("name"));
    refused(
        () -> define(JourneyDraft.named("j").stage(StageDraft.named("a\u0000"))),
        new TextCharacter("name", 0, 1));
    for (int days : new int[] {-1, Integer.MIN_VALUE, 3_661, Integer.MAX_VALUE}) {
      refused(
          () -> define(JourneyDraft.named("j").stage(StageDraft.named("s").milestone("m", days))),
          new DaysOutOfRange(days, 3_660));
    }
    Journey edges =
        define(
            JourneyDraft.named("j")
                .stage(StageDraft.named("s").milestone("m", 0).milestone("n", 3_660)));
    assertThat(edges.milestones()).isEqualTo(2);
  }

  @Test
  @DisplayName("JRN-1: 100 stages of 100 milestones are kept, one more is not")
  void many() {
    StageDraft stage =
        StageDraft.named("s")
            .withMilestones(Collections.nCopies(100, new MilestoneDraft(Optional.empty(), "m", 1)));
    JourneyDraft most = JourneyDraft.named("j").withStages(Collections.nCopies(100, stage));
    assertThat(define(most).milestones()).isEqualTo(10_000);
    refused(() -> define(most.stage(stage)), new TooManyStages(100));
    refused(
        () -> define(JourneyDraft.named("j").stage(stage.milestone("m", 1))),
        new TooManyMilestones(100));
  }

  @Test
  @DisplayName(
      "JRN-7: an edited definition keeps the ids of what stays, and the same one is no change")
  void redefined() {
    Journey journey =
        define(
            JourneyDraft.named("j")
                .stage(StageDraft.named("s").milestone("m", 1))
                .stage(StageDraft.named("t")));
    assertThat(journey.redefine(journey.toDraft(), UUID::randomUUID).isChanged()).isFalse();
    assertThat(journey.redefine(journey.toDraft(), UUID::randomUUID).value()).isEqualTo(journey);
    List<StageDraft> stages = new ArrayList<>(journey.toDraft().stages());
    stages.add(0, StageDraft.named("u"));
    Journey after =
        journey.redefine(journey.toDraft().withStages(stages), UUID::randomUUID).value();
    assertThat(after.version()).isEqualTo(journey.version().next());
    assertThat(after.stages().subList(1, 3)).isEqualTo(journey.stages());
    assertThat(after.stage(journey.first().id())).contains(journey.first());
    assertThat(after.stageOf(journey.first().milestones().get(0).id())).contains(journey.first());
  }

  @Test
  @DisplayName(
      "JRN-7: a draft of another journey is refused, one that names a stage twice is no draft")
  void strangers() {
    Journey journey =
        define(JourneyDraft.named("j").stage(StageDraft.named("s").milestone("m", 1)));
    Journey other = define(JourneyDraft.named("k").stage(StageDraft.named("s").milestone("m", 1)));
    StageId stage = other.first().id();
    MilestoneId milestone = other.first().milestones().get(0).id();
    refused(() -> journey.redefine(other.toDraft(), UUID::randomUUID), new StageUnknown(stage));
    StageDraft own = StageDraft.of(journey.first());
    refused(
        () ->
            journey.redefine(
                JourneyDraft.named("j")
                    .stage(own.withMilestones(StageDraft.of(other.first()).milestones())),
                UUID::randomUUID),
        new MilestoneUnknown(milestone));
    refused(() -> define(journey.toDraft()), new StageUnknown(journey.first().id()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JourneyDraft.named("j").stage(own).stage(own));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                JourneyDraft.named("j")
                    .stage(StageDraft.named("a").withMilestones(own.milestones()))
                    .stage(StageDraft.named("b").withMilestones(own.milestones())));
  }

  @Test
  @DisplayName("JRN-8: calendars are known by name, and one without a business day is told as such")
  void calendars() {
    Calendars calendars = Calendars.of(List.of(calendar("BR", true), calendar("never", false)));
    assertThat(calendars.names()).containsExactlyInAnyOrder("BR", "never");
    assertThat(calendars.count(Optional.empty())).isSameAs(DayCount.CALENDAR_DAYS);
    assertThat(calendars.count(Optional.of("BR")).calendar()).contains("BR");
    refused(() -> calendars.count(Optional.of("CO")), new CalendarUnknown("CO"));
    assertThatIllegalStateException()
        .isThrownBy(
            () -> calendars.count(Optional.of("never")).deadline(LocalDate.of(2026, 1, 1), 1))
        .withMessageContaining("never");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calendars.of(List.of(calendar("BR", true), calendar("BR", true))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Calendars.of(List.of(calendar(" BR", true))));
    refused(() -> Calendars.of(List.of(calendar("", true))), new TextMissing("calendar"));
    Journey journey = define(JourneyDraft.named("j").stage(StageDraft.named("s")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JourneyPlan(journey, calendars.count(Optional.of("BR"))));
  }

  @Test
  @DisplayName("JRN-2: a deadline is the sum of how it was found")
  void deadline() {
    LocalDate day = LocalDate.of(2026, 11, 22);
    Deadline deadline = Deadline.of(day, 3, Optional.of("BR"), 2);
    assertThat(deadline.due()).isEqualTo(day.plusDays(5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Deadline(day, 3, Optional.empty(), 0, day));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deadline.of(day, -1, Optional.empty(), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Deadline.of(day, 1, Optional.empty(), -1));
  }

  private static BusinessCalendar calendar(String name, boolean works) {
    return new BusinessCalendar() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public boolean isBusinessDay(LocalDate day) {
        return works;
      }
    };
  }

  static Journey define(JourneyDraft draft) {
    return Journey.define(draft, UUID::randomUUID).value();
  }

  private static void refused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
  }
}
