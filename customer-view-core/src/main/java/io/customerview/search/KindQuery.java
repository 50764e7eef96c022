package io.customerview.search;

import io.customerview.identity.SearchKey;
import io.customerview.identity.SearchName;
import io.customerview.search.SearchIndex.Keys;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What a query means for one reading of its text: how well a key meets it, and which stages of the
 * index lead to the customers who have such a key.
 *
 * @param kind the kind of the reading
 * @param key what is looked for
 * @param reason how the text was read
 * @param quiet whether the reading is worth telling of only where it has hits
 * @param tiering how well a key meets it: a tier, or {@link #NONE}
 * @param naming how well a name meets it
 * @param stages a stage per tier, best first; together they lead to every customer with a tier
 * @param documentNumber the number of documents sent that it looks for
 * @param all the keys under which its hits stand and nobody else, where there are such
 */
record KindQuery(
    SearchKind kind,
    String key,
    ReadingReason reason,
    boolean quiet,
    ToIntFunction<SearchKey> tiering,
    ToIntFunction<SearchName> naming,
    List<Stage> stages,
    Optional<String> documentNumber,
    Optional<Keys> all) {

  /** No tier: not met. */
  static final int NONE = Integer.MAX_VALUE;

  KindQuery(
      SearchKind kind,
      String key,
      ReadingReason reason,
      ToIntFunction<SearchKey> tiering,
      List<Stage> stages) {
    this(
        kind,
        key,
        reason,
        false,
        tiering,
        name -> NONE,
        stages,
        Optional.empty(),
        Optional.empty());
  }

  /** Returns this query with the keys under which all of its hits stand, and nobody else. */
  KindQuery allUnder(Keys keys) {
    return new KindQuery(
        kind, key, reason, quiet, tiering, naming, stages, documentNumber, Optional.of(keys));
  }

  /** Returns how well a name meets it. */
  int tier(SearchName name) {
    return naming.applyAsInt(name);
  }

  int tier(SearchKey searched) {
    return tiering.applyAsInt(searched);
  }

  /** Returns the best tier of a customer who is found by these keys. */
  int tier(Collection<SearchKey> keys) {
    int best = NONE;
    for (SearchKey searched : keys) {
      best = Math.min(best, tier(searched));
    }
    return best;
  }

  KindQuery quietly() {
    return new KindQuery(kind, key, reason, true, tiering, naming, stages, documentNumber, all);
  }

  @Override
  public String toString() {
    return "KindQuery[" + kind + ", " + reason + "]";
  }
}
