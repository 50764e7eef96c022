package io.customerview.contact;

import io.customerview.shared.AgentId;
import io.customerview.shared.CleanText;
import io.customerview.shared.CommonRefusal.MomentUnlikely;
import io.customerview.shared.KeptMoment;
import io.customerview.shared.RefusedException;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The evidence (comprovação) of an opt-in, or of an opt-out: who says so, how it was given, and
 * when (CNT-9; LGPD art. 8, whose §2 puts the burden of proof on the controller).
 *
 * <pre>{@code
 * Evidence.of("site", "form", when).forPurposes(Set.of(new Purpose("billing"))).withTextVersion("2026-03").withProof("s3://…/4711");
 * }</pre>
 *
 * <p>{@code toString} tells only the moment: source and proof may name people. Immutable and
 * thread-safe.
 *
 * @param source who says so, such as {@code site}, {@code call-center} or an agent's id; 1 to 128
 *     code points
 * @param method how it was given, such as {@code form}, {@code call} or {@code click}; 1 to 64 code
 *     points
 * @param at when it was given, in microseconds, in the years 1 to 9999; an opt-in's can't lie in
 *     the future
 * @param purposes the purposes that it is narrowed to; none means all of them
 * @param legalBasis the legal basis (base legal), such as {@code LGPD art. 7 I}; at most 128 code
 *     points
 * @param textVersion the version of the text that was shown; at most 128 code points
 * @param proof where the proof is, or what it is: a link, a record's number, a hash; at most 2,000
 *     code points
 */
public record Evidence(
    String source,
    String method,
    Instant at,
    Set<Purpose> purposes,
    Optional<String> legalBasis,
    Optional<String> textVersion,
    Optional<String> proof) {

  /** How an agent gives evidence: by saying so. */
  public static final String BY_AGENT = "agent";

  /**
   * @throws RefusedException with {@link MomentUnlikely} if the moment can't be kept, or with
   *     {@link io.customerview.shared.CommonRefusal} if a text is too long or holds a control
   *     character
   */
  public Evidence {
    source = CleanText.required("source", source, 128);
    method = CleanText.required("method", method, 64);
    at =
        KeptMoment.of(Objects.requireNonNull(at, "at"))
            .orElseThrow(() -> new RefusedException(new MomentUnlikely("at")));
    purposes = Collections.unmodifiableSet(new TreeSet<>(purposes));
    legalBasis = CleanText.optional("legalBasis", legalBasis.orElse(null), 128);
    textVersion = CleanText.optional("textVersion", textVersion.orElse(null), 128);
    proof = CleanText.optional("proof", proof.orElse(null), 2000);
  }

  /**
   * Obtains evidence with the three things that it needs, for all purposes.
   *
   * @throws RefusedException if source or method is blank, too long or holds a control character,
   *     or with {@link MomentUnlikely} if the moment lies outside the years 1 to 9999
   */
  public static Evidence of(String source, String method, Instant at) {
    return new Evidence(
        source, method, at, Set.of(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Obtains the evidence that an agent gives by a click: the agent is the source. */
  public static Evidence ofAgent(AgentId agent, Instant at) {
    return of(agent.value(), BY_AGENT, at);
  }

  /** Returns this evidence narrowed to some purposes; none means all. */
  public Evidence forPurposes(Set<Purpose> narrowed) {
    return new Evidence(source, method, at, narrowed, legalBasis, textVersion, proof);
  }

  public Evidence withLegalBasis(String basis) {
    return new Evidence(source, method, at, purposes, Optional.of(basis), textVersion, proof);
  }

  public Evidence withTextVersion(String version) {
    return new Evidence(source, method, at, purposes, legalBasis, Optional.of(version), proof);
  }

  public Evidence withProof(String where) {
    return new Evidence(source, method, at, purposes, legalBasis, textVersion, Optional.of(where));
  }

  /** Returns whether this covers a purpose. */
  public boolean covers(Purpose purpose) {
    return purposes.isEmpty() || purposes.contains(purpose);
  }

  @Override
  public String toString() {
    return "Evidence[" + at + "]";
  }
}
