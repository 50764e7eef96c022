/** Customer bases to measure with, and the servers that they are kept in. */
@org.jspecify.annotations.NullMarked
package io.customerview.benchmark.base;
