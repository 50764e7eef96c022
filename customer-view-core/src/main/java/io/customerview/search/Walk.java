package io.customerview.search;

import io.customerview.identity.SearchEntry;
import io.customerview.search.SearchIndex.Found;
import io.customerview.search.SearchIndex.Position;
import io.customerview.search.SearchIndex.Range;
import io.customerview.shared.CodePointOrder;
import io.customerview.shared.CustomerId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Walks several tracks at once in the order of names, a customer at a time. */
final class Walk implements Candidates {

  private static final int FEWEST = 4;
  private static final int MOST = 1_000;

  private final Reads reads;
  private final List<Runner> runners = new ArrayList<>();

  /** Tracks that are known beforehand, so that they can be read ahead. */
  record Along(List<Track> tracks) implements Stage.Source {
    @Override
    public Candidates open(Reads reads, Position from) {
      return new Walk(reads, tracks, from);
    }

    @Override
    public List<Range> firstRanges(Reads reads, Position from) {
      return new Walk(reads, tracks, from).firstRanges();
    }
  }

  static Stage.Source along(List<Track> tracks) {
    return new Along(tracks);
  }

  Walk(Reads reads, List<Track> tracks, Position from) {
    this.reads = reads;
    int batch = tracks.size() > 4 ? 2 * reads.pageSize() / tracks.size() : reads.pageSize();
    for (Track track : tracks) {
      int again = track.list().mayRepeat() ? batch / 2 : 0;
      runners.add(new Runner(track, from, Math.max(FEWEST, batch + again + 2)));
    }
  }

  /** Runs along one track; what it has read is in its buffer. */
  private static final class Runner {

    private final Track track;
    private final Deque<Found> buffer = new ArrayDeque<>();
    private int span;
    private Position position;
    private int limit;

    Runner(Track track, Position from, int limit) {
      this.track = track;
      this.position = from;
      this.limit = limit;
      skipSpans();
    }

    /** Goes to the span in which the position lies, or to the next one. */
    private void skipSpans() {
      while (!isDone()
          && CodePointOrder.compare(track.spans().get(span).until(), position.name()) <= 0) {
        span++;
      }
      if (!isDone()) {
        Position start = Position.ofName(track.spans().get(span).from());
        position = start.compareTo(position) > 0 ? start : position;
      }
    }

    boolean isDone() {
      return span == track.spans().size();
    }

    boolean isThirsty() {
      return buffer.isEmpty() && !isDone();
    }

    Range range() {
      return range(position, span);
    }

    private Range range(Position from, int at) {
      return new Range(track.list(), track.key(), from, track.spans().get(at).until(), limit);
    }

    /** Returns what will be read first of each span that is left. */
    Stream<Range> ranges() {
      return IntStream.range(span, track.spans().size())
          .mapToObj(
              at ->
                  range(at == span ? position : Position.ofName(track.spans().get(at).from()), at));
    }

    void fill(List<Found> found) {
      if (found.size() < limit) {
        buffer.addAll(found);
        span++;
        if (!isDone()) {
          position = Position.ofName(track.spans().get(span).from());
        }
        return;
      }
      // The last customer may have more entries, behind the limit: it is read again, whole.
      CustomerId last = found.get(found.size() - 1).customer();
      for (Found entry : found) {
        if (!entry.customer().equals(last)) {
          buffer.add(entry);
        }
      }
      position = found.get(found.size() - 1).position();
      limit = Math.max(Math.min(MOST, 2 * limit), buffer.isEmpty() ? 2 * limit : 0);
    }
  }

  /** Returns the ranges that will be read first, so that several can be read in one go. */
  List<Range> firstRanges() {
    return runners.stream().flatMap(Runner::ranges).toList();
  }

  @Override
  public @Nullable Candidate next() {
    fill();
    Position first = null;
    for (Runner runner : runners) {
      Found head = runner.buffer.peek();
      if (head != null && (first == null || head.position().compareTo(first) < 0)) {
        first = head.position();
      }
    }
    if (first == null) {
      return null;
    }
    List<SearchEntry> entries = new ArrayList<>(2);
    for (Runner runner : runners) {
      Found head = runner.buffer.peek();
      while (head != null && head.customer().equals(first.customer())) {
        entries.add(new SearchEntry(runner.track.list(), head.key(), head.value()));
        runner.buffer.remove();
        head = runner.buffer.peek();
      }
    }
    return new Candidate(first, entries);
  }

  private void fill() {
    while (true) {
      List<Runner> thirsty = runners.stream().filter(Runner::isThirsty).toList();
      if (thirsty.isEmpty()) {
        return;
      }
      List<List<Found>> found = reads.walk(thirsty.stream().map(Runner::range).toList());
      for (int at = 0; at < thirsty.size(); at++) {
        thirsty.get(at).fill(found.get(at));
      }
    }
  }
}
