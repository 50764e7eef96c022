package io.customerview.benchmark.peer;

import io.customerview.benchmark.segment.Oracle;
import io.customerview.segmentation.rule.Segment;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The peers that run in Java, by the names of the methods that measure them. */
final class Peers {

  private static final Set<String> OURS =
      Set.of("plan", "index", "columns", "ready", "withBuilding", "overObjects");

  private Peers() {}

  /** Returns the name of the method that is measured. */
  static String measured(BenchmarkParams benchmark) {
    String name = benchmark.getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether the method is of no peer. */
  static boolean ours(String measured) {
    return OURS.contains(measured);
  }

  /** Makes a peer that is asked of all segments at once, if it can be. */
  static Peer together(String name, List<Segment> segments, List<FlatCustomer> customers) {
    return switch (name) {
      case "easyRules" -> EasyRules.of(segments, customers);
      case "drools" -> DroolsRules.of(segments, customers);
      case "luceneMonitor" -> LuceneMonitor.of(segments, customers);
      default -> oneByOne(name, segments, customers);
    };
  }

  /** Makes a peer that is asked of one segment after the other. */
  static Looped<?> oneByOne(String name, List<Segment> segments, List<FlatCustomer> customers) {
    return switch (name) {
      case "mvel" -> Expressions.mvel(segments, customers);
      case "jexl" -> Expressions.jexl(segments, customers);
      case "cel" -> Expressions.cel(segments, customers);
      case "jsonLogic" -> JsonRules.of(segments, customers);
      case "easyRules" -> EasyRules.eachOf(segments, customers);
      case "drools" -> DroolsRules.eachOf(segments, customers);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Refuses a peer that finds other segments of the first customers. */
  static void confirm(Peer peer, Oracle oracle, int segments, int customers) {
    for (int customer = 0; customer < customers; customer++) {
      BitSet expected = new BitSet();
      for (int segment = 0; segment < segments; segment++) {
        expected.set(segment, oracle.isMember(segment, customer));
      }
      BitSet found = peer.segments(customer);
      if (!found.equals(expected) || peer.count(customer) != expected.cardinality()) {
        found.xor(expected);
        throw new IllegalStateException("Other segments of customer " + customer + ": " + found);
      }
    }
  }

  /** Refuses members, by number, other than those of the first customers. */
  static void confirm(List<BitSet> found, Oracle oracle, int customers) {
    for (int segment = 0; segment < found.size(); segment++) {
      for (int customer = 0; customer < customers; customer++) {
        if (found.get(segment).get(customer) != oracle.isMember(segment, customer)) {
          throw new IllegalStateException("Other members of segment " + segment);
        }
      }
    }
  }
}
