package io.customerview.search;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a query: what became of it, how it was read, and a page of hits.
 *
 * @param kind the kind that was asked for
 * @param outcome what became of it
 * @param mismatch why the text is not of the kind, where it is not
 * @param readings every way in which the text was read, in the order of kinds
 * @param suggestions what may have been meant
 * @param otherEstablishments how many other establishments the company of a CNPJ has, where any
 *     kind was asked for and the root was not expanded
 * @param hits the page, in the order of tier, kind, folded name and id
 * @param next the cursor of the next page; empty on the last one
 * @param entriesRead how many entries of the index were read for this answer, for those who measure
 */
public record SearchResult(
    SearchKind kind,
    SearchOutcome outcome,
    Optional<Mismatch> mismatch,
    List<SearchReading> readings,
    List<Suggestion> suggestions,
    Optional<HitCount> otherEstablishments,
    List<Hit> hits,
    Optional<String> next,
    int entriesRead) {

  public SearchResult {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(mismatch, "mismatch");
    readings = List.copyOf(readings);
    suggestions = List.copyOf(suggestions);
    Objects.requireNonNull(otherEstablishments, "otherEstablishments");
    hits = List.copyOf(hits);
    Objects.requireNonNull(next, "next");
  }

  static SearchResult of(SearchKind kind, SearchOutcome outcome, Optional<Mismatch> mismatch) {
    return new SearchResult(
        kind,
        outcome,
        mismatch,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        0);
  }

  SearchResult suggesting(List<Suggestion> more) {
    return new SearchResult(
        kind, outcome, mismatch, readings, more, otherEstablishments, hits, next, entriesRead);
  }

  /**
   * Returns what to tell people of this outcome, in English, Portuguese or Spanish: what was
   * expected, and what to do. Holds nothing of the query.
   */
  public String explanation(Locale locale) {
    return SearchTexts.text(
        "outcome." + outcome + detail(),
        locale,
        kind.label(locale),
        kind.shortest(),
        kind.longest());
  }

  private String detail() {
    return outcome == SearchOutcome.TOO_SHORT && kind == SearchKind.ID
        ? ".ID"
        : mismatch.map(why -> "." + why).orElse("");
  }

  /** Returns a form that is safe to log. */
  @Override
  public String toString() {
    return "SearchResult["
        + kind
        + ", "
        + outcome
        + mismatch.map(why -> ", " + why).orElse("")
        + ", hits="
        + hits.size()
        + "]";
  }
}
