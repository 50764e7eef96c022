package io.customerview.benchmark.segment;

import io.customerview.segmentation.internal.index.SegmentIndex;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import java.util.List;
import java.util.SplittableRandom;
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
 * Replacing one of many segments in an index, and adding one and removing it again. Nothing is
 * compacted but between two iterations.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ChangeBenchmark {

  @Param({"200", "10000"})
  public int segments;

  private final SplittableRandom random = new SplittableRandom(5);
  private List<Segment> all = List.of();
  private SegmentIndex index = SegmentIndex.empty(Criteria.ofSource(), World.TODAY);

  @Setup
  public void prepare() {
    World world = new World(1);
    all = WorldSegments.ofSource(world, 3, segments);
    index = SegmentIndex.of(Criteria.ofSource(), World.TODAY, IndexBenchmark.numbered(all));
  }

  @Setup(Level.Iteration)
  public void compact() {
    index = index.compacted();
  }

  @Benchmark
  public SegmentIndex replace() {
    index = index.with(IndexBenchmark.id(random.nextInt(segments)), any());
    return index;
  }

  @Benchmark
  public SegmentIndex addAndRemove() {
    index = index.with(IndexBenchmark.id(segments), any()).without(IndexBenchmark.id(segments));
    return index;
  }

  private Segment any() {
    return all.get(random.nextInt(segments));
  }
}
