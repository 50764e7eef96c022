package io.customerview.benchmark.segment;

import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import io.customerview.segmentation.testkit.PlainReading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/** The members that the plain reading of the rules finds. Nothing is timed that finds others. */
public final class Oracle {

  private final PlainReading plain = new PlainReading(Criteria.standard(), World.TODAY);
  private final List<Company> companies;
  private final List<BitSet> members = new ArrayList<>();

  /** Asks every segment of every customer. */
  public Oracle(List<Segment> segments, List<Company> companies) {
    this.companies = companies;
    var facts = World.facts(companies);
    for (Segment segment : segments) {
      BitSet found = new BitSet();
      for (int at = 0; at < facts.size(); at++) {
        found.set(at, plain.isMember(segment, facts.get(at)));
      }
      members.add(found);
    }
  }

  /** Returns how many pairs of a segment and a customer are members. */
  long memberships() {
    return members.stream().mapToLong(BitSet::cardinality).sum();
  }

  /** Returns whether the customer is in the segment, both by number. */
  public boolean isMember(int segment, int customer) {
    return members.get(segment).get(customer);
  }

  /** Refuses predicates, one for each segment, that find other members. */
  public <T> List<Predicate<T>> confirmed(List<Predicate<T>> predicates, List<T> customers) {
    for (int segment = 0; segment < members.size(); segment++) {
      for (int at = 0; at < companies.size(); at++) {
        if (predicates.get(segment).test(customers.get(at)) != isMember(segment, at)) {
          throw new IllegalStateException("Other members of segment " + segment);
        }
      }
    }
    return predicates;
  }
}
