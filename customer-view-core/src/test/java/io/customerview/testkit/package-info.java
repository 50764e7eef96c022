/**
 * What adapters and rules of other people are tested with: the contracts of the ports, as
 * interfaces of JUnit 5, and generators for jqwik.
 */
package io.customerview.testkit;
