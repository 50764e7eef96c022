/**
 * What a form of a segment is held to, by this library and by hosts that compile rules to an engine
 * of their own: {@link io.customerview.segmentation.testkit.PlainReading}, the rules read word by
 * word, and {@link io.customerview.segmentation.testkit.SegmentArbitraries}, random segments and
 * customers that meet each other, for jqwik.
 *
 * <pre>{@code
 * @Property(edgeCases = EdgeCasesMode.NONE)
 * void same_members(@ForAll("segments") Segment segment, @ForAll("customers") CustomerFacts customer) {
 *   assertThat(mine.isMember(segment, customer)).isEqualTo(plain.isMember(segment, customer));
 * }
 * }</pre>
 *
 * <p>With random tries alone, since the edge cases of so many parts are all that would be tried.
 * Whatever differs from the plain reading is wrong. Of the rest of this package, which our own
 * tests of checks and explanations need, nothing is promised.
 */
@org.jspecify.annotations.NullMarked
package io.customerview.segmentation.testkit;
