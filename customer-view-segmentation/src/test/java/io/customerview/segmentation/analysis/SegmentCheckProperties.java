package io.customerview.segmentation.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.analysis.Finding.AlwaysTrue;
import io.customerview.segmentation.analysis.Finding.ChangesNothing;
import io.customerview.segmentation.analysis.Finding.NeverTrue;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Place;
import io.customerview.segmentation.rule.Place.Group;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.PlainReading;
import io.customerview.segmentation.testkit.PossibleCustomer;
import io.customerview.segmentation.testkit.SmallDomain;
import io.customerview.segmentation.testkit.Without;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SegmentCheckProperties {

  private static final SmallDomain SMALL = new SmallDomain();
  private static final PlainReading PLAIN =
      new PlainReading(Criteria.standard(), SmallDomain.TODAY);

  @Provide
  Arbitrary<Segment> small() {
    return SmallDomain.segments();
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-8: never and always true are told as trying everyone shows")
  void never_and_always(@ForAll("small") Segment segment) {
    List<Finding> findings = check(segment);
    BitSet members = SMALL.members(segment);
    SegmentCheck check = SegmentCheck.of(segment, Criteria.standard(), SmallDomain.TODAY);

    if (findings.contains(new NeverTrue())) {
      assertThat(members.isEmpty()).isTrue();
    } else {
      CustomerFacts member = check.member().orElseThrow().facts();
      assertThat(PossibleCustomer.is(member)).isTrue();
      assertThat(PLAIN.isMember(segment, member)).isTrue();
    }
    if (findings.contains(new AlwaysTrue())) {
      assertThat(members.cardinality()).isEqualTo(SMALL.customers().size());
    } else {
      assertThat(PLAIN.isMember(segment, check.outsider().orElseThrow().facts())).isFalse();
    }
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  @Label("SEG-8: without a condition that changes nothing, everyone gets the same answer")
  void conditions_that_change_nothing(@ForAll("small") Segment segment) {
    BitSet members = SMALL.members(segment);
    List<Finding> findings = check(segment);
    for (Finding finding : findings) {
      if (finding instanceof ChangesNothing nothing) {
        Segment without = Without.condition(segment, nothing.place()).orElseThrow();
        assertThat(SMALL.members(without)).isEqualTo(members);
      }
    }
    if (!findings.contains(new NeverTrue()) && !findings.contains(new AlwaysTrue())) {
      checkOthers(segment, findings, Group.COMBINED, segment.combined().size());
      checkOthers(segment, findings, Group.INDEPENDENT, segment.independent().size());
    }
  }

  /** A condition that is not told changes something, and a customer shows it. */
  private static void checkOthers(
      Segment segment, List<Finding> findings, Group group, int conditions) {
    for (int at = 0; at < conditions; at++) {
      Place place = Place.of(group, at);
      Optional<Segment> without = Without.condition(segment, place);
      if (without.isPresent() && !findings.contains(new ChangesNothing(place))) {
        SegmentPair pair =
            SegmentPair.of(segment, without.get(), Criteria.standard(), SmallDomain.TODAY);
        Witness shows = pair.onlyInFirst().or(pair::onlyInSecond).orElseThrow();
        assertThat(PLAIN.isMember(segment, shows.facts()))
            .isNotEqualTo(PLAIN.isMember(without.get(), shows.facts()));
      }
    }
  }

  private static List<Finding> check(Segment segment) {
    return SegmentCheck.of(segment, Criteria.standard(), SmallDomain.TODAY).findings();
  }
}
