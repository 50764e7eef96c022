/** The dashboard of a customer with many interactions. */
@NullMarked
package io.customerview.benchmark.dashboard;

import org.jspecify.annotations.NullMarked;
