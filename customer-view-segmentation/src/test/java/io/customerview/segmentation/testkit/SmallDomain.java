package io.customerview.segmentation.testkit;

import io.customerview.base.ContractFacts;
import io.customerview.base.CustomerFacts;
import io.customerview.segmentation.rule.Argument;
import io.customerview.segmentation.rule.Argument.Amount;
import io.customerview.segmentation.rule.Argument.Day;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Argument.Text;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Condition.AllOf;
import io.customerview.segmentation.rule.Condition.AnyOf;
import io.customerview.segmentation.rule.Condition.Between;
import io.customerview.segmentation.rule.Condition.Comparison;
import io.customerview.segmentation.rule.Condition.In;
import io.customerview.segmentation.rule.Condition.Not;
import io.customerview.segmentation.rule.Condition.SameContract;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Criterion.Scope;
import io.customerview.segmentation.rule.Operator;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Every customer of a domain so small that all can be tried: conditions compare with one amount,
 * one day and one text, and customers have values below, at and above it, or none, and up to two
 * contracts.
 *
 * <p>Not thread-safe.
 */
public final class SmallDomain {

  public static final LocalDate TODAY = LocalDate.of(2021, 2, 10);

  private static final PlainReading PLAIN = new PlainReading(Criteria.standard(), TODAY);
  private static final List<LocalDate> DAYS = List.of(TODAY.minusDays(1), TODAY, TODAY.plusDays(1));

  private final List<CustomerFacts> customers = new ArrayList<>();
  private final Map<Condition, BitSet> known = new HashMap<>();

  public SmallDomain() {
    List<ContractFacts> contracts = contracts();
    add(List.of());
    for (int one = 0; one < contracts.size(); one++) {
      add(List.of(contracts.get(one)));
      for (int other = one + 1; other < contracts.size(); other++) {
        add(List.of(contracts.get(one), contracts.get(other)));
      }
    }
  }

  private static List<ContractFacts> contracts() {
    List<ContractFacts> contracts = new ArrayList<>();
    for (LocalDate start : DAYS) {
      contracts.add(ContractFacts.ofStart(start));
      for (List<String> tags : List.of(List.<String>of(), List.of("b"), List.of("a", "c"))) {
        contracts.add(ContractFacts.counting(start, null, tags));
        for (LocalDate renewal : DAYS) {
          contracts.add(ContractFacts.counting(start, renewal, tags));
        }
      }
    }
    return contracts;
  }

  private void add(List<ContractFacts> contracts) {
    boolean earns = contracts.stream().anyMatch(ContractFacts::counts);
    for (String revenue : earns ? List.of("0", "99.9999", "100", "100.0001") : List.of("0")) {
      for (String city : new String[] {null, "a", "b", "c"}) {
        customers.add(customer(revenue, city, contracts));
      }
    }
  }

  private CustomerFacts customer(
      String revenue, @Nullable String city, List<ContractFacts> contracts) {
    return CustomerFacts.builder(new CustomerId(new UUID(0, customers.size() + 1)))
        .revenue(Money.parse(revenue))
        .city(city)
        .contracts(contracts)
        .build();
  }

  /** Returns all customers. */
  public List<CustomerFacts> customers() {
    return customers;
  }

  /** Returns which customers are in the segment. */
  public BitSet members(Segment segment) {
    return meeting(segment.condition());
  }

  /** Returns which customers meet the condition. */
  public BitSet meeting(Condition condition) {
    return (BitSet) condition.accept(new Members()).clone();
  }

  /** Comparisons, lists and ranges are read once for every customer, by the plain reading. */
  private final class Members implements Condition.Visitor<BitSet> {

    private BitSet read(Condition condition) {
      return known.computeIfAbsent(
          condition,
          one -> {
            BitSet met = new BitSet();
            for (int at = 0; at < customers.size(); at++) {
              met.set(at, PLAIN.isMet(one, customers.get(at)));
            }
            return met;
          });
    }

    @Override
    public BitSet comparison(Comparison condition) {
      return read(condition);
    }

    @Override
    public BitSet in(In condition) {
      return read(condition);
    }

    @Override
    public BitSet between(Between condition) {
      return read(condition);
    }

    @Override
    public BitSet all(AllOf condition) {
      BitSet met = new BitSet();
      met.set(0, customers.size());
      condition.conditions().forEach(each -> met.and(each.accept(this)));
      return met;
    }

    @Override
    public BitSet any(AnyOf condition) {
      BitSet met = new BitSet();
      condition.conditions().forEach(each -> met.or(each.accept(this)));
      return met;
    }

    @Override
    public BitSet not(Not condition) {
      BitSet met = (BitSet) condition.condition().accept(this).clone();
      met.flip(0, customers.size());
      return met;
    }

    @Override
    public BitSet sameContract(SameContract condition) {
      Map<ContractFacts, Boolean> met = new HashMap<>();
      BitSet members = new BitSet();
      for (int at = 0; at < customers.size(); at++) {
        for (ContractFacts contract : customers.get(at).contracts()) {
          if (met.computeIfAbsent(contract, one -> meets(condition, one))) {
            members.set(at);
          }
        }
      }
      return members;
    }
  }

  private static boolean meets(SameContract condition, ContractFacts contract) {
    return PLAIN.isMet(
        condition,
        CustomerFacts.builder(new CustomerId(new UUID(0, 0))).contracts(List.of(contract)).build());
  }

  /** Returns segments over this domain: up to three combined and up to three independent parts. */
  public static Arbitrary<Segment> segments() {
    Arbitrary<Condition> conditions =
        conditions(
            2,
            List.of(
                Criterion.REVENUE,
                Criterion.CONTRACT_START,
                Criterion.NEXT_RENEWAL,
                Criterion.CONTRACT_END,
                Criterion.TAG,
                Criterion.CITY));
    return Combinators.combine(
            conditions.list().ofMinSize(1).ofMaxSize(3), conditions.list().ofMaxSize(3))
        .as(
            (combined, independent) ->
                Segment.builder("segment")
                    .combined(combined.toArray(Condition[]::new))
                    .independent(independent.toArray(Condition[]::new))
                    .build());
  }

  private static Arbitrary<Condition> conditions(int depth, List<Criterion<?>> criteria) {
    Arbitrary<Condition> atoms =
        Arbitraries.of(criteria)
            .flatMap(
                criterion ->
                    Arbitraries.of(Operator.values())
                        .map(operator -> new Comparison(criterion, operator, argument(criterion))));
    if (depth == 0) {
      return atoms;
    }
    Arbitrary<Condition> inner = conditions(depth - 1, criteria);
    Arbitrary<List<Condition>> some = inner.list().ofMinSize(1).ofMaxSize(3);
    boolean ofContracts = criteria.stream().allMatch(each -> each.scope() == Scope.CONTRACT);
    Arbitrary<Condition> oneContract =
        ofContracts
            ? inner
            : conditions(
                    depth - 1,
                    criteria.stream().filter(each -> each.scope() == Scope.CONTRACT).toList())
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(AllOf::new)
                .map(SameContract::new);
    return Arbitraries.frequencyOf(
        Tuple.of(5, atoms),
        Tuple.of(1, some.map(AllOf::new)),
        Tuple.of(1, some.map(AnyOf::new)),
        Tuple.of(2, inner.map(Not::new)),
        Tuple.of(2, oneContract));
  }

  private static Argument argument(Criterion<?> criterion) {
    return switch (criterion.type()) {
      case DECIMAL -> Amount.of(new BigDecimal("100"));
      case DATE ->
          criterion.equals(Criterion.NEXT_RENEWAL) ? RelativeDay.TODAY : new Day(day(criterion));
      case TEXT -> new Text("b");
    };
  }

  /** The end that belongs to the middle renewal date is the day after it. */
  private static LocalDate day(Criterion<?> criterion) {
    return criterion.equals(Criterion.CONTRACT_END) ? TODAY.plusDays(1) : TODAY;
  }
}
