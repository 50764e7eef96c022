package io.customerview.examples.quickstart.story;

import io.customerview.contract.Cancellation;
import io.customerview.contract.Contract;
import io.customerview.contract.ContractDesk;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractStatus;
import io.customerview.contract.ContractTerms;
import io.customerview.examples.quickstart.screen.Screen;
import io.customerview.examples.quickstart.segment.SavedSegments;
import io.customerview.segmentation.MembershipChange;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import io.customerview.shared.SegmentId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why somebody is not in a segment; then a contract of theirs changes, and what they enter and
 * leave is told at once. In the end the contract is as the file has it, so that the tour can be
 * taken again.
 */
final class ChangeChapter {

  private final Desks desks;
  private final SavedSegments saved;
  private final Screen screen;
  private final LocalDate today;

  ChangeChapter(Desks desks, SavedSegments saved, Screen screen, Clock clock, ZoneId zone) {
    this.desks = desks;
    this.saved = saved;
    this.screen = screen;
    this.today = LocalDate.ofInstant(clock.instant(), zone);
  }

  /** Returns whose contract it was. */
  Optional<CustomerId> tell(List<CustomerId> customers) {
    screen.chapter("why.title");
    Optional<NearMiss> found = NearMiss.find(desks.segments(), saved, customers);
    if (found.isEmpty()) {
      screen.say("why.nobody");
      return Optional.empty();
    }
    NearMiss near = found.get();
    explain(near);
    contract(near).ifPresent(contract -> change(near, contract));
    return Optional.of(near.customer());
  }

  private void explain(NearMiss near) {
    screen.say("why.who", name(near), saved.name(near.why().segment()));
    screen.blank();
    show(near.why().explanation().text(screen.texts().locale()));
    screen.blank();
    show(near.why().changes().text(screen.texts().locale()));
  }

  private void show(String lines) {
    lines.lines().forEach(line -> screen.text("  " + line, "      "));
  }

  private String name(NearMiss near) {
    return desks.agent().customers().find(near.customer()).registration().party().displayName();
  }

  private Optional<Contract> contract(NearMiss near) {
    return desks
        .agent()
        .contracts()
        .of(near.customer(), Optional.empty(), ContractDesk.LARGEST_PAGE)
        .items()
        .stream()
        .filter(Contract::earnsMonthly)
        .findFirst();
  }

  /** What is missing is earned; where it is no revenue that is missing, the contract ends. */
  private void change(NearMiss near, Contract contract) {
    screen.chapter("change.title");
    ContractTerms before = contract.terms();
    ContractTerms after =
        near.missing().map(missing -> worth(before, missing)).orElseGet(() -> ended(before));
    String key = near.missing().isPresent() ? "change.worth" : "change.ended";
    screen.say(
        key,
        contract.id().value(),
        name(near),
        after.value().toBigDecimal(),
        before.value().toBigDecimal());
    tellOf(contract, after);
    screen.blank();
    screen.say("change.back");
    tellOf(contract, before);
    screen.blank();
    screen.say("change.end");
  }

  private static ContractTerms worth(ContractTerms before, BigDecimal more) {
    return new ContractTerms(
        before.type(),
        before.status(),
        Money.of(before.value().toBigDecimal().add(more)),
        before.contractedOn(),
        before.renewsOn(),
        before.tags(),
        before.cancellation());
  }

  private ContractTerms ended(ContractTerms before) {
    return new ContractTerms(
        before.type(),
        ContractStatus.CANCELLED,
        before.value(),
        before.contractedOn(),
        before.renewsOn(),
        before.tags(),
        Optional.of(new Cancellation(today, Optional.empty(), Optional.empty())));
  }

  /** Takes the contract in, and tells what the listener heard. */
  private void tellOf(Contract contract, ContractTerms terms) {
    ContractRow row = ContractRow.of(1, contract.id(), contract.customer(), terms);
    desks.memberships().take();
    desks.billing().contractIntake().take(List.of(row).iterator(), outcome -> {});
    List<MembershipChange> heard = desks.memberships().take();
    if (heard.isEmpty()) {
      screen.text("  → " + screen.texts().get("change.nothing"), "    ");
    }
    for (MembershipChange change : heard) {
      names("change.entered", change.entered());
      names("change.left", change.left());
    }
  }

  private void names(String key, List<SegmentId> segments) {
    if (!segments.isEmpty()) {
      String names = segments.stream().map(saved::name).sorted().collect(Collectors.joining(", "));
      screen.text("  → " + screen.texts().get(key, names), "    ");
    }
  }
}
