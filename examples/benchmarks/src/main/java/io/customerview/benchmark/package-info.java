/** Measurements of what we promise to be fast, each beside what it is compared with. */
@org.jspecify.annotations.NullMarked
package io.customerview.benchmark;
