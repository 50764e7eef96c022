/**
 * What forms of a segment are held to: the plain reading of the rules, and random segments and
 * customers.
 */
@org.jspecify.annotations.NullMarked
package io.customerview.segmentation.testkit;
