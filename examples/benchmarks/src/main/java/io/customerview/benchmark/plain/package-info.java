/** What our storage is compared with: the same, written by hand. */
@org.jspecify.annotations.NullMarked
package io.customerview.benchmark.plain;
