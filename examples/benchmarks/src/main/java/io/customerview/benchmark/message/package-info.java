/** Interactions: reading them, reports on them, and files that are sent with messages. */
@NullMarked
package io.customerview.benchmark.message;

import org.jspecify.annotations.NullMarked;
