package io.customerview.search;

import io.customerview.identity.Cnpj;
import java.util.List;
import java.util.Optional;

/**
 * A query as it was read.
 *
 * @param outcome {@link SearchOutcome#OK} where there is something to search
 * @param mismatch why the text is not of the kind
 * @param queries what to search, in the order of kinds
 * @param suggestions what may have been meant
 * @param establishment whose company's other establishments are to be counted
 * @param tooShortForParts whether the text is too short to be found as a part, and was searched as
 *     a whole value only
 */
record Parsed(
    SearchOutcome outcome,
    Optional<Mismatch> mismatch,
    List<KindQuery> queries,
    List<Suggestion> suggestions,
    Optional<Cnpj> establishment,
    boolean tooShortForParts) {

  static Parsed of(SearchOutcome outcome) {
    return new Parsed(outcome, Optional.empty(), List.of(), List.of(), Optional.empty(), false);
  }

  static Parsed mismatch(Mismatch why) {
    return new Parsed(
        SearchOutcome.NOT_THIS_KIND,
        Optional.of(why),
        List.of(),
        List.of(),
        Optional.empty(),
        false);
  }

  static Parsed of(KindQuery... queries) {
    return of(List.of(queries));
  }

  static Parsed of(List<KindQuery> queries) {
    return new Parsed(
        SearchOutcome.OK, Optional.empty(), queries, List.of(), Optional.empty(), false);
  }

  Parsed suggesting(List<Suggestion> more) {
    return new Parsed(outcome, mismatch, queries, more, establishment, tooShortForParts);
  }

  Parsed counting(Optional<Cnpj> cnpj) {
    return new Parsed(outcome, mismatch, queries, suggestions, cnpj, tooShortForParts);
  }

  Parsed tooShortForPartsIf(boolean flag) {
    return new Parsed(outcome, mismatch, queries, suggestions, establishment, flag);
  }

  @Override
  public String toString() {
    return "Parsed[" + outcome + "]";
  }
}
