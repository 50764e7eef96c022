package io.customerview.search;

import io.customerview.identity.SearchEntries;
import io.customerview.identity.SearchList;
import io.customerview.search.SearchIndex.Length;
import io.customerview.search.SearchIndex.Range;
import io.customerview.search.Track.Span;
import io.customerview.shared.CodePointOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses the lists that lead to the names of each tier: the shortest of those that have them all.
 *
 * <p>Customers whose display name is the query, or starts with it, are found in the list of all
 * customers, where they stand together; the lists of words skip them, so that the many Marias whose
 * name begins so are not read again to find those whose name does not.
 */
final class NameStages {

  /** Up to how many entries a list is counted when lists are compared. */
  static final int PROBE = 500;

  private static final Comparator<String> BY_NAME = CodePointOrder::compare;

  /**
   * The list with fewer entries first. Of two with more than are counted, the one whose counting
   * got farther in the order of names: the same number of entries are spread over more of them.
   */
  private static final Comparator<Length> SHORTEST =
      Comparator.comparingInt(Length::entries).thenComparing(Length::reach, BY_NAME.reversed());

  /** How many words are compared; the longest are likely to be the rarest. */
  private static final int PROBED_WORDS = 4;

  /** How many different words are walked side by side. */
  private static final int MOST_WORDS = 256;

  private static final int MOST_PAIRED = 5;

  private final NameQuery query;
  private final List<Span> elsewhere;

  private NameStages(NameQuery query) {
    this.query = query;
    this.elsewhere = elsewhere();
  }

  static List<Stage> of(NameQuery query) {
    NameStages stages = new NameStages(query);
    List<Stage> all = new ArrayList<>();
    if (query.hasTier(0)) {
      all.add(new Stage(0, Walk.along(stages.same())));
    }
    if (query.hasTier(1)) {
      all.add(new Stage(1, Walk.along(stages.starting())));
    }
    if (query.hasTier(2)) {
      all.add(new Stage(2, stages.allWords()));
    }
    if (query.hasTier(3)) {
      all.add(new Stage(3, stages.wordStarts()));
    }
    if (query.hasTier(4)) {
      all.add(new Stage(4, stages.halfOfWords()));
    }
    return all;
  }

  private boolean isCut() {
    String key = query.key();
    return key.codePointCount(0, key.length()) >= SearchEntries.LONGEST_KEY;
  }

  /** Every name but those that tiers 0 and 1 have in the list of all customers. */
  private List<Span> elsewhere() {
    if (isCut()) {
      return List.of(Span.EVERY_NAME);
    }
    // A blank is the first character that may follow in a folded name.
    String after = query.hasTier(1) ? query.key() + '!' : Span.exactly(query.key()).until();
    return List.of(new Span("", query.key()), new Span(after, Range.NO_END));
  }

  private Track track(SearchList list, String key) {
    return new Track(list, key, elsewhere);
  }

  private List<Track> same() {
    String name = SearchEntries.cut(query.key(), SearchEntries.LONGEST_KEY);
    return List.of(
        new Track(SearchList.ALL, "", List.of(Span.exactly(name))),
        Track.whole(SearchList.OTHER_NAME, name));
  }

  private List<Track> starting() {
    String name = SearchEntries.cut(query.key(), SearchEntries.LONGEST_KEY);
    Span span = isCut() ? Span.exactly(name) : new Span(query.key() + ' ', query.key() + '!');
    int words = Math.min(SearchEntries.NAME_START, query.words().size());
    return List.of(
        new Track(SearchList.ALL, "", List.of(span)),
        Track.whole(SearchList.OTHER_NAME_START, SearchEntries.start(query.words(), words)));
  }

  private Track word(String word) {
    return track(SearchList.WORD, NameQuery.wordKey(word));
  }

  private List<Track> pair(String one, String other) {
    return List.of(
        track(SearchList.WORD_PAIR, SearchEntries.pair(one, other)),
        track(SearchList.MANY_WORDS, ""));
  }

  private List<List<Track>> pairs(List<String> words) {
    List<List<Track>> pairs = new ArrayList<>();
    for (int one = 0; one < words.size(); one++) {
      for (int other = one + 1; other < words.size(); other++) {
        pairs.add(pair(words.get(one), words.get(other)));
      }
    }
    return pairs;
  }

  private Stage.Source allWords() {
    if (query.deciding().size() == 1) {
      return Walk.along(List.of(word(query.deciding().get(0))));
    }
    return (reads, from) -> {
      List<String> words = NameQuery.longest(query.deciding(), PROBED_WORDS);
      List<List<Track>> choices = pairs(words);
      words.forEach(word -> choices.add(List.of(word(word))));
      return new Walk(reads, shortest(reads, choices), from);
    };
  }

  private Stage.Source wordStarts() {
    List<String> words = query.starts();
    if (words.size() == 1) {
      return (reads, from) -> new Walk(reads, startingWith(reads, words.get(0)), from);
    }
    return (reads, from) -> {
      List<String> probed = NameQuery.longest(words, PROBED_WORDS);
      List<String> paired = probed.stream().filter(word -> length(word) > 2).toList();
      List<List<Track>> choices = pairs(paired);
      for (String word : probed) {
        if (length(word) < 3) {
          choices.add(twoLetters(reads, word));
        } else if (paired.size() < 2) {
          // A pair is never longer than the list of either start.
          choices.add(List.of(track(SearchList.WORD_START, SearchEntries.cut(word, 3))));
        }
      }
      return new Walk(reads, shortest(reads, choices), from);
    };
  }

  private static int length(String word) {
    return word.codePointCount(0, word.length());
  }

  /** Every word of three letters or less that starts with two. */
  private List<Track> twoLetters(Reads reads, String word) {
    List<String> starts = reads.keys(SearchList.WORD_START, word, MOST_WORDS + 1);
    return starts.size() > MOST_WORDS
        ? List.of(track(SearchList.ALL, ""))
        : starts.stream().map(start -> track(SearchList.WORD_START, start)).toList();
  }

  /** The different words that start so, side by side; the word itself belongs to tier 2. */
  private List<Track> startingWith(Reads reads, String word) {
    if (length(word) < 3) {
      return twoLetters(reads, word);
    }
    List<String> found = reads.keys(SearchList.WORD, NameQuery.wordKey(word), MOST_WORDS + 1);
    if (found.size() > MOST_WORDS) {
      return List.of(track(SearchList.WORD_START, SearchEntries.cut(word, 3)));
    }
    boolean whole = length(word) < SearchEntries.LONGEST_KEY;
    return found.stream()
        .filter(other -> !(whole && other.equals(word)))
        .map(other -> track(SearchList.WORD, other))
        .toList();
  }

  /**
   * Of n words at least k are met, so at least one of any n-k+1, and at least two of any n-k+2: the
   * rarest words, or the pairs of the rarest words.
   */
  private Stage.Source halfOfWords() {
    List<String> words = query.deciding();
    if (words.size() == 2) {
      return Walk.along(words.stream().map(this::word).toList());
    }
    return (reads, from) -> {
      int probe = words.size() > PROBED_WORDS ? PROBE / 5 : PROBE;
      List<Track> tracks = words.stream().map(this::word).toList();
      List<Length> lengths = reads.lengths(tracks.stream().map(Track::listKey).toList(), probe);
      Map<String, Length> byWord = new LinkedHashMap<>();
      for (int at = 0; at < words.size(); at++) {
        byWord.put(words.get(at), lengths.get(at));
      }
      List<String> rarest =
          byWord.entrySet().stream()
              .sorted(Map.Entry.comparingByValue(SHORTEST))
              .map(Map.Entry::getKey)
              .toList();
      int some = words.size() - query.half() + 1;
      boolean common = lengths.stream().sorted(SHORTEST).toList().get(some - 1).entries() >= probe;
      if (common && some + 1 <= MOST_PAIRED) {
        return new Walk(
            reads,
            pairs(rarest.subList(0, some + 1)).stream().flatMap(List::stream).distinct().toList(),
            from);
      }
      return new Walk(reads, rarest.subList(0, some).stream().map(this::word).toList(), from);
    };
  }

  /**
   * Returns the choice with the fewest entries; where all are long, the one that is likely to be.
   */
  private static List<Track> shortest(Reads reads, List<List<Track>> choices) {
    List<Track> tracks = choices.stream().flatMap(List::stream).distinct().toList();
    List<Length> lengths = reads.lengths(tracks.stream().map(Track::listKey).toList(), PROBE);
    Map<Track, Length> known = new HashMap<>();
    for (int at = 0; at < tracks.size(); at++) {
      known.put(tracks.get(at), lengths.get(at));
    }
    return choices.stream()
        .min(Comparator.comparing(choice -> length(choice, known), SHORTEST))
        .orElseThrow();
  }

  /**
   * The sum of a choice. Names of many words come with every pair, and tell nothing of how long it
   * is.
   */
  private static Length length(List<Track> choice, Map<Track, Length> known) {
    int entries = 0;
    String reach = Range.NO_END;
    for (Track track : choice) {
      Length length = known.getOrDefault(track, Length.NONE);
      if (track.list() != SearchList.MANY_WORDS) {
        entries = Math.min(PROBE, entries + length.entries());
        if (length.entries() >= PROBE && CodePointOrder.compare(length.reach(), reach) < 0) {
          reach = length.reach();
        }
      }
    }
    return new Length(entries, reach);
  }
}
