package io.customerview.segmentation.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.analysis.SegmentCheck;
import io.customerview.segmentation.explain.Change.Turn;
import io.customerview.segmentation.explain.SmallestChanges.Certainty;
import io.customerview.segmentation.internal.solve.Atoms;
import io.customerview.segmentation.internal.solve.Meaning;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.PlainReading;
import io.customerview.segmentation.testkit.PossibleCustomer;
import io.customerview.segmentation.testkit.SmallDomain;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SmallestChangesProperties {

  private static final SmallDomain SMALL = new SmallDomain();
  private static final PlainReading PLAIN =
      new PlainReading(Criteria.standard(), SmallDomain.TODAY);

  @Provide
  Arbitrary<Segment> small() {
    return SmallDomain.segments();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-7: no one with the opposite answer differs in fewer conditions, and someone does")
  void fewest(@ForAll("small") Segment segment, @ForAll @IntRange(max = 100_000) int which) {
    int customer = which % SMALL.customers().size();
    List<Condition> atoms =
        Atoms.of(segment, new Meaning(Criteria.standard(), SmallDomain.TODAY)).atoms().stream()
            .map(Atoms.Atom::condition)
            .toList();

    SmallestChanges changes =
        SmallestChanges.of(
            segment, SMALL.customers().get(customer), Criteria.standard(), SmallDomain.TODAY);

    Set<BitSet> nearest = nearest(segment, atoms, customer);
    if (changes.certainty() == Certainty.IMPOSSIBLE) {
      assertThat(nearest).isEmpty();
      return;
    }
    assertThat(changes.certainty()).isEqualTo(Certainty.EXACT);
    checkAgainst(nearest, changes, atoms);
    for (Change change : changes.changes()) {
      assertThat(change.conditions()).hasSize(changes.size());
      checkPossible(segment, change, atoms, SMALL.customers().get(customer));
    }
  }

  /** No one tried is nearer; and those as near are told, unless they are not all told. */
  private static void checkAgainst(
      Set<BitSet> nearest, SmallestChanges changes, List<Condition> atoms) {
    Set<BitSet> told = new HashSet<>();
    for (Change change : changes.changes()) {
      BitSet numbers = new BitSet();
      change.conditions().forEach(turn -> numbers.set(atoms.indexOf(turn.condition())));
      told.add(numbers);
    }
    for (BitSet tried : nearest) {
      assertThat(tried.cardinality()).isGreaterThanOrEqualTo(changes.size());
      if (tried.cardinality() == changes.size() && changes.isComplete()) {
        assertThat(told).contains(tried);
      }
    }
  }

  /** Which conditions differ for those with the opposite answer for whom the fewest do. */
  private static Set<BitSet> nearest(Segment segment, List<Condition> atoms, int customer) {
    List<BitSet> meeting = atoms.stream().map(SMALL::meeting).toList();
    BitSet members = SMALL.members(segment);
    Set<BitSet> nearest = new HashSet<>();
    int least = Integer.MAX_VALUE;
    for (int other = 0; other < SMALL.customers().size(); other++) {
      if (members.get(other) != members.get(customer)) {
        BitSet differing = new BitSet();
        for (int atom = 0; atom < meeting.size(); atom++) {
          differing.set(atom, meeting.get(atom).get(other) != meeting.get(atom).get(customer));
        }
        if (differing.cardinality() < least) {
          least = differing.cardinality();
          nearest.clear();
        }
        if (differing.cardinality() == least) {
          nearest.add(differing);
        }
      }
    }
    return nearest;
  }

  /** There can be a customer for whom exactly these conditions come out otherwise. */
  private static void checkPossible(
      Segment segment, Change change, List<Condition> atoms, CustomerFacts customer) {
    List<Condition> changed = change.conditions().stream().map(Turn::condition).toList();
    List<Condition> target = new ArrayList<>();
    for (Condition atom : atoms) {
      boolean holds = PLAIN.isMet(atom, customer) != changed.contains(atom);
      target.add(holds ? atom : new Not(atom));
    }
    CustomerFacts other =
        SegmentCheck.of(
                Segment.builder("target").combined(target.toArray(Condition[]::new)).build(),
                Criteria.standard(),
                SmallDomain.TODAY)
            .member()
            .orElseThrow()
            .facts();
    assertThat(PossibleCustomer.is(other)).isTrue();
    assertThat(target).allMatch(each -> PLAIN.isMet(each, other));
    assertThat(PLAIN.isMember(segment, other)).isNotEqualTo(PLAIN.isMember(segment, customer));
  }
}
