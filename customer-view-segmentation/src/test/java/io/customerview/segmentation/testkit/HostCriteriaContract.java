package io.customerview.segmentation.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.customerview.segmentation.Refreshed;
import io.customerview.segmentation.SegmentDesk;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.HostCriterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.rule.SegmentRefusal.CriterionFailed;
import io.customerview.shared.CustomerId;
import io.customerview.shared.RefusedException;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import io.customerview.testkit.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What live membership promises where a criterion is the host's own (SEG-9, SEG-11). Each test has
 * its own storage.
 */
public interface HostCriteriaContract {

  Criterion<LocalDate> VISIT = Criterion.date("visit");

  Segment VISIT_AHEAD =
      Segment.builder("Visit ahead").combined(VISIT.atLeast(RelativeDay.TODAY)).build();

  Segment SANTOS = Segment.builder("Santos").combined(Criterion.CITY.equalTo("Santos")).build();

  /** Returns an empty storage. */
  Storage emptyStorage();

  private static Criteria visitedOn(AtomicReference<Supplier<List<LocalDate>>> days) {
    return Criteria.standard().with(HostCriterion.of(VISIT, facts -> days.get().get()));
  }

  @Test
  @DisplayName(
      "SEG-11: whatever a host's reader gives or throws fails its own segments for that customer")
  default void whatever_a_reader_gives() {
    AtomicReference<Supplier<List<LocalDate>>> days = new AtomicReference<>(List::of);
    SegmentHost host = new SegmentHost(emptyStorage(), new SettableClock(), visitedOn(days));
    SegmentId ahead = host.desk().add(VISIT_AHEAD);
    SegmentId santos = host.desk().add(SANTOS);
    host.desk().refresh();
    List<Supplier<List<LocalDate>>> broken =
        List.of(
            () -> List.of(LocalDate.MAX),
            () -> List.of(LocalDate.MIN),
            () -> List.of(LocalDate.of(2026, 1, 1), LocalDate.of(10_000, 1, 1)),
            () -> List.of(LocalDate.of(0, 12, 31)),
            () -> sneaky(new IOException("the plan of ana@example.com")),
            () -> sneaky(new NoClassDefFoundError("gone")),
            () -> sneaky(new StackOverflowError()),
            () -> sneaky(new AssertionError("not so")));
    for (Supplier<List<LocalDate>> each : broken) {
      days.set(each);
      CustomerId customer = host.company("Santos");
      assertThat(host.members(santos)).contains(customer);
      assertThat(host.desk().find(santos).asOf().isCurrent()).isTrue();
      assertThat(host.desk().find(ahead).asOf().unanswered()).isEqualTo(1);
      assertThat(host.desk().refresh().unknown()).isEqualTo(1);
      assertNoAnswer(host.desk(), customer, ahead, santos);
      days.set(() -> List.of(host.today()));
      assertThat(host.desk().refresh().entered()).isEqualTo(1);
      assertThat(host.desk().find(ahead).asOf().isCurrent()).isTrue();
    }
  }

  private static void assertNoAnswer(
      SegmentDesk desk, CustomerId customer, SegmentId asked, SegmentId other) {
    for (ThrowingCallable question :
        List.<ThrowingCallable>of(
            () -> desk.ask(customer, asked),
            () -> desk.askDraft(customer, VISIT_AHEAD),
            () -> desk.explain(customer, asked),
            () -> desk.explainDraft(customer, VISIT_AHEAD))) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(question)
          .withMessageNotContaining("ana")
          .satisfies(
              refused -> assertThat(refused.refusal()).isEqualTo(new CriterionFailed("visit")));
    }
    assertThat(desk.match(customer).unknown()).containsExactly(asked);
    assertThat(desk.match(customer).segments()).containsExactly(other);
  }

  @Test
  @DisplayName(
      "SEG-9 SEG-11: customers whose value the host has changed are asked again, and tell it once")
  default void asked_again() {
    AtomicReference<Supplier<List<LocalDate>>> days = new AtomicReference<>(List::of);
    SegmentHost host = new SegmentHost(emptyStorage(), new SettableClock(), visitedOn(days));
    CustomerId one = host.company("Santos");
    CustomerId other = host.company("Santos");
    assertThat(host.desk().askAgain(List.of(one)).entered()).as("no rule yet").isZero();
    SegmentId ahead = host.desk().add(VISIT_AHEAD);
    host.desk().refresh();
    LocalDate visit = host.today().plusDays(3);
    days.set(() -> List.of(visit));
    assertThat(host.desk().refresh().customers()).as("nothing says so").isZero();
    assertThat(host.members(ahead)).isEmpty();
    host.told().clear();
    CustomerId nobody = new CustomerId(new UUID(7, 7));
    Refreshed asked = host.desk().askAgain(List.of(one, nobody, one));
    assertThat(asked).isEqualTo(new Refreshed(1, 1, 0, 0, Map.of(), true));
    assertThat(host.members(ahead)).containsExactly(one);
    assertThat(host.told())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.customer()).isEqualTo(one);
              assertThat(change.entered()).containsExactly(ahead);
            });
    assertThat(host.desk().nextRefresh()).hasValue(visit.plusDays(1));
    assertThat(host.desk().askAgain(List.of(one)).entered()).isZero();
    days.set(() -> sneaky(new IOException("no connection")));
    assertThat(host.desk().askAgain(List.of(one, other)).unknown()).isEqualTo(2);
    assertThat(host.desk().find(ahead).asOf().unanswered()).isEqualTo(2);
    days.set(List::of);
    assertThat(host.desk().askAgain(List.of(other, one)).left()).isEqualTo(1);
    assertThat(host.members(ahead)).isEmpty();
    assertThat(host.desk().find(ahead).asOf().isCurrent()).isTrue();
    assertThat(host.desk().askAgain(List.of()))
        .isEqualTo(new Refreshed(0, 0, 0, 0, Map.of(), true));
  }

  @Test
  @DisplayName("SEG-9 SEG-11: who is many days due and can't be asked is asked once in a pass")
  default void asked_once_in_a_pass() {
    AtomicReference<Supplier<List<LocalDate>>> days =
        new AtomicReference<>(() -> sneaky(new IOException("no connection")));
    SegmentHost host = new SegmentHost(emptyStorage(), new SettableClock(), visitedOn(days));
    SegmentId ahead = host.desk().add(VISIT_AHEAD);
    host.desk().refresh();
    for (int at = 0; at < 7; at++) {
      host.company("Santos");
    }
    host.clock().advance(Duration.ofDays(2));
    for (int at = 0; at < 4; at++) {
      host.company("Santos");
    }
    long unknown = 0;
    for (boolean isDone = false; !isDone; ) {
      Refreshed step = host.desk().refresh(3);
      isDone = step.isDone();
      unknown += step.unknown();
    }
    assertThat(unknown).isEqualTo(11);
    assertThat(host.desk().find(ahead).asOf().unanswered()).isEqualTo(11);
    days.set(List::of);
    assertThat(host.desk().refresh(20).customers()).isEqualTo(11);
    assertThat(host.desk().find(ahead).asOf().isCurrent()).isTrue();
  }

  @Test
  @DisplayName(
      "SEG-10 SEG-11: of one customer a criterion is read once, so that all parts of an answer"
          + " agree")
  default void read_once() {
    AtomicInteger reads = new AtomicInteger();
    AtomicReference<LocalDate> visit = new AtomicReference<>();
    Criteria known =
        Criteria.standard()
            .with(
                HostCriterion.of(
                    VISIT, facts -> List.of(visit.get().plusDays(reads.getAndIncrement()))));
    SegmentHost host = new SegmentHost(emptyStorage(), new SettableClock(), known);
    visit.set(host.today().plusDays(3));
    SegmentId ahead = host.desk().add(VISIT_AHEAD);
    host.desk().refresh();
    CustomerId customer = host.company("Santos");
    assertThat(host.members(ahead)).containsExactly(customer);

    reads.set(0);
    assertThat(host.desk().match(customer).changesOn()).hasValue(visit.get().plusDays(1));
    assertThat(reads).hasValue(1);

    reads.set(0);
    host.move(customer, "Recife");
    assertThat(reads).hasValue(1);
    assertThat(host.desk().nextRefresh()).hasValue(visit.get().plusDays(1));
  }

  @Test
  @DisplayName("SEG-11: a criterion that no segment uses any more is not read")
  default void not_read_any_more() {
    AtomicInteger reads = new AtomicInteger();
    Criteria known =
        Criteria.standard()
            .with(
                HostCriterion.of(
                    VISIT,
                    facts -> {
                      reads.incrementAndGet();
                      return List.of();
                    }));
    SegmentHost host = new SegmentHost(emptyStorage(), new SettableClock(), known);
    SegmentId ahead = host.desk().add(VISIT_AHEAD);
    host.desk().add(SANTOS);
    CustomerId customer = host.company("Santos");
    assertThat(reads).hasPositiveValue();
    host.desk().delete(ahead, Version.FIRST);
    reads.set(0);
    host.move(customer, "Recife");
    host.desk().match(customer);
    assertThat(reads).hasValue(0);
  }

  /** Throws what no signature says, as code of other languages does. */
  @SuppressWarnings("unchecked")
  private static <T, E extends Throwable> T sneaky(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
