/** How long one customer's whole profile takes, beside SQL by hand. */
@NullMarked
package io.customerview.benchmark.profile;

import org.jspecify.annotations.NullMarked;
