package io.customerview.segmentation.internal.plan;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.formula.Field;
import io.customerview.segmentation.formula.Formula;
import io.customerview.segmentation.rule.HostCriterionException;
import java.util.List;

/**
 * One segment on one day, ready to be asked of customer after customer.
 *
 * <p>Asking allocates nothing, but for what readers of the host's own criteria do, and takes no
 * stack. The host's criteria are read before anything is tested: whether a failing one leaves the
 * segment without an answer must not hang on the order of tests, which is ours to choose.
 *
 * <p>Immutable and thread-safe.
 */
public final class Plan {

  private final Node start;
  private final List<Field> hosts;

  private Plan(Node start, List<Field> hosts) {
    this.start = start;
    this.hosts = hosts;
  }

  /** Compiles a formula. */
  public static Plan of(Formula formula) {
    Compiler compiler = new Compiler();
    Node start = compiler.program(formula);
    return new Plan(start, compiler.hosts());
  }

  /** Returns the fields of the host's own criteria that are read, each once. */
  public List<Field> hosts() {
    return hosts;
  }

  /**
   * Returns whether the customer is in the segment.
   *
   * @throws HostCriterionException if a criterion of the host's own that the segment uses could not
   *     be read
   */
  public boolean test(CustomerFacts facts) {
    if (hosts.isEmpty()) {
      return isMet(facts, HostValues.NONE);
    }
    HostValues read = new HostValues(hosts);
    read.read(facts);
    return test(facts, read);
  }

  /**
   * As {@link #test(CustomerFacts)}, with values of the host's own criteria that were read before.
   *
   * @param read what was read of this customer, with all of {@link #hosts} among it
   */
  public boolean test(CustomerFacts facts, HostValues read) {
    for (int at = 0; at < hosts.size(); at++) {
      HostCriterionException failure = read.failureOrNull(hosts.get(at));
      if (failure != null) {
        throw failure;
      }
    }
    return isMet(facts, read);
  }

  private boolean isMet(CustomerFacts facts, HostValues read) {
    Node node = start;
    while (node.kind != Node.END) {
      node = holds(node, facts, read) ? node.yes : node.no;
    }
    return node == Node.YES;
  }

  private static boolean holds(Node node, CustomerFacts facts, HostValues read) {
    return switch (node.kind) {
      case Node.REVENUE -> node.numbers.contains(facts.revenue().unscaled());
      case Node.CITY -> node.texts.contains(facts.cityOrNull());
      case Node.STATE -> node.texts.contains(facts.stateOrNull());
      case Node.INDUSTRY -> node.texts.contains(facts.industryOrNull());
      case Node.START -> starts(node.numbers, facts.contracts());
      case Node.RENEWAL -> renews(node.numbers, facts.contracts());
      case Node.TAG -> isTagged(node.texts, facts.contracts());
      case Node.HOST_NUMBER -> isOneOf(node.numbers, read.numbers(node.field));
      case Node.HOST_TEXT -> isOneOf(node.texts, read.texts(node.field));
      default -> hasOne(node.ofContract, facts.contracts());
    };
  }

  private static boolean starts(NumberSet days, List<ContractFacts> contracts) {
    for (int at = 0, size = contracts.size(); at < size; at++) {
      if (days.contains(contracts.get(at).startDay())) {
        return true;
      }
    }
    return false;
  }

  private static boolean renews(NumberSet days, List<ContractFacts> contracts) {
    for (int at = 0, size = contracts.size(); at < size; at++) {
      if (renews(days, contracts.get(at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean renews(NumberSet days, ContractFacts contract) {
    long day = contract.renewalDay();
    return day != ContractFacts.NO_DAY && days.contains(day);
  }

  private static boolean isTagged(TextSet texts, List<ContractFacts> contracts) {
    for (int at = 0, size = contracts.size(); at < size; at++) {
      if (isOneOf(texts, contracts.get(at).tags())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOneOf(TextSet texts, List<String> values) {
    for (int at = 0, size = values.size(); at < size; at++) {
      if (texts.contains(values.get(at))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOneOf(NumberSet numbers, long[] values) {
    for (long value : values) {
      if (numbers.contains(value)) {
        return true;
      }
    }
    return false;
  }

  /** Runs the program of a block on each contract. */
  private static boolean hasOne(Node start, List<ContractFacts> contracts) {
    for (int at = 0, size = contracts.size(); at < size; at++) {
      ContractFacts contract = contracts.get(at);
      Node node = start;
      while (node.kind != Node.END) {
        node = holds(node, contract) ? node.yes : node.no;
      }
      if (node == Node.YES) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Node node, ContractFacts contract) {
    return switch (node.kind) {
      case Node.START -> node.numbers.contains(contract.startDay());
      case Node.RENEWAL -> renews(node.numbers, contract);
      default -> isOneOf(node.texts, contract.tags());
    };
  }
}
