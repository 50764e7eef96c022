/** Units of work on connections: our own transactions, and the host's. */
@NullMarked
package io.customerview.jdbc.internal.work;

import org.jspecify.annotations.NullMarked;
