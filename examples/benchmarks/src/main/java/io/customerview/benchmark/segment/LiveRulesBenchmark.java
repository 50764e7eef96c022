package io.customerview.benchmark.segment;

import io.customerview.CustomerView;
import io.customerview.access.Agent;
import io.customerview.customer.Party.Company;
import io.customerview.customer.Registration;
import io.customerview.memory.InMemoryStorage;
import io.customerview.segmentation.CustomerSegments;
import io.customerview.segmentation.SegmentDesk;
import io.customerview.segmentation.Segments;
import io.customerview.segmentation.rule.Condition;
import io.customerview.segmentation.rule.Segment;
import io.customerview.shared.AgentId;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Secrets;
import io.customerview.shared.SegmentId;
import io.customerview.shared.Version;
import io.customerview.storage.Storage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A process that follows the rules which others change: one rule is replaced, or one is added and
 * one removed, and the next question about a customer is answered by the new rules. Beside it, the
 * same question while nothing changes. In memory, so that no database is measured.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LiveRulesBenchmark {

  private static final Secrets SECRETS = Secrets.of(new byte[32]);
  private static final Agent AGENT = Agent.system(new AgentId("rules"));

  @Param({"200", "10000"})
  public int segments;

  private final Storage storage = InMemoryStorage.create();
  private final SegmentDesk writes = desk();
  private final SegmentDesk follows = desk();
  private final SplittableRandom random = new SplittableRandom(5);
  private final List<SegmentId> ids = new ArrayList<>();
  private final List<Version> versions = new ArrayList<>();
  private Optional<SegmentId> added = Optional.empty();
  private List<Segment> all = List.of();
  private CustomerId customer = new CustomerId(new UUID(0, 0));
  private int number;

  /** Returns the segments of a process of their own. */
  private SegmentDesk desk() {
    Segments segments = Segments.builder().storage(storage).secrets(SECRETS).build();
    return segments.as(view().onChange(segments).build().as(AGENT));
  }

  private CustomerView.Builder view() {
    return CustomerView.builder().storage(storage).clock(Clock.systemUTC()).secrets(SECRETS);
  }

  /** Stores the rules, and lets the process that follows read them. */
  @Setup
  public void prepare() {
    customer =
        view()
            .build()
            .as(AGENT)
            .customers()
            .register(Registration.builder(Company.of("Exemplo", null)).build())
            .customer();
    all = WorldSegments.plain(new World(1), 3, segments);
    all.forEach(segment -> ids.add(writes.add(segment)));
    versions.addAll(Collections.nCopies(segments, Version.FIRST));
    follows.match(customer);
  }

  @Benchmark
  public CustomerSegments nothingChanged() {
    return follows.match(customer);
  }

  @Benchmark
  public CustomerSegments oneReplaced(Replacing replaced) {
    return follows.match(customer);
  }

  @Benchmark
  public CustomerSegments oneAddedOneRemoved(Adding added) {
    return follows.match(customer);
  }

  private void replace() {
    int one = random.nextInt(segments);
    Segment rule = named(all.get(one).name());
    versions.set(one, writes.change(ids.get(one), versions.get(one), rule));
  }

  private void addAndRemove() {
    added.ifPresent(one -> writes.delete(one, Version.FIRST));
    added = Optional.of(writes.add(named("Another " + number++)));
  }

  /** Returns any of the rules under another name. */
  private Segment named(String name) {
    Segment rule = all.get(random.nextInt(segments));
    return Segment.builder(name)
        .combined(rule.combined().toArray(Condition[]::new))
        .independent(rule.independent().toArray(Condition[]::new))
        .build();
  }

  /** Another process has replaced a rule before each question. */
  @State(Scope.Thread)
  public static class Replacing {

    @Setup(Level.Invocation)
    public void change(LiveRulesBenchmark rules) {
      rules.replace();
    }
  }

  /** Another process has added a rule, and removed one, before each question. */
  @State(Scope.Thread)
  public static class Adding {

    @Setup(Level.Invocation)
    public void change(LiveRulesBenchmark rules) {
      rules.addAndRemove();
    }
  }
}
