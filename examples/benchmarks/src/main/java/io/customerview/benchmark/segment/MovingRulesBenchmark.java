package io.customerview.benchmark.segment;

import io.customerview.AgentView;
import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.contract.ContractRow;
import io.customerview.contract.ContractTerms;
import io.customerview.contract.ContractType;
import io.customerview.customer.Customer;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registered;
import io.customerview.customer.Registration;
import io.customerview.memory.InMemoryStorage;
import io.customerview.segmentation.SegmentDesk;
import io.customerview.segmentation.Segments;
import io.customerview.segmentation.rule.Argument.RelativeDay;
import io.customerview.segmentation.rule.Criterion;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.AgentId;
import io.customerview.shared.ContractId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Money;
import io.customerview.shared.Secrets;
import io.customerview.storage.Storage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What it takes to edit one company with two contracts while there are rules of the kind "in a
 * city, and renews within so many days", and one with a list of a thousand cities: the whole edit,
 * with the membership that follows from it. In memory, so that no database is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MovingRulesBenchmark {

  private static final Secrets SECRETS = Secrets.of(new byte[32]);
  private static final Agent AGENT = Agent.system(new AgentId("rules"));
  private static final int CITIES = 1_000;

  @Param({"0", "300", "1000"})
  public int rules = CITIES;

  /** A city that no rule is about, and one that a rule and the list are about. */
  @Param({"Recife", "city 7"})
  public String city = "Recife";

  private final Storage storage = InMemoryStorage.create();
  private final Segments segments = Segments.builder().storage(storage).secrets(SECRETS).build();
  private final AgentView view =
      CustomerView.builder()
          .storage(storage)
          .clock(Clock.systemUTC())
          .secrets(SECRETS)
          .onChange(segments)
          .build()
          .as(AGENT);
  private CustomerId customer = new CustomerId(new UUID(0, 0));
  private int edits;

  /** Stores the rules, and registers the company. */
  @Setup
  public void prepare() {
    SegmentDesk desk = segments.as(view);
    for (int at = 0; at < rules; at++) {
      desk.add(
          Segment.builder("Rule " + at)
              .combined(Criterion.CITY.equalTo("city " + at))
              .combined(
                  Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.days(1 + at % 90)))
              .build());
    }
    if (rules > 0) {
      desk.add(
          Segment.builder("List")
              .combined(
                  Criterion.CITY.in(
                      IntStream.range(0, CITIES)
                          .mapToObj(at -> "city " + at)
                          .toArray(String[]::new)))
              .combined(Criterion.NEXT_RENEWAL.between(RelativeDay.TODAY, RelativeDay.days(30)))
              .build());
    }
    customer =
        view.customers()
            .register(Registration.builder(Company.of("Exemplo", null)).city(city).build())
            .customer();
    contract("a", 100);
    contract("b", 200);
  }

  private void contract(String id, int renewsIn) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    ContractTerms terms =
        ContractTerms.builder(ContractType.RECURRING, Money.of(100), today.minusYears(1))
            .renewsOn(today.plusDays(renewsIn))
            .build();
    view.contractIntake()
        .take(
            List.of(ContractRow.of(1, new ContractId(id), customer, terms)).iterator(),
            outcome -> {});
  }

  /** Gives the company another industry, which changes no answer. */
  @Benchmark
  public Registered edit() {
    Customer before = view.customers().find(customer);
    return view.customers()
        .change(
            customer,
            before.version(),
            before.registration().toBuilder().industry("Ramo " + edits++ % 10).build());
  }
}
