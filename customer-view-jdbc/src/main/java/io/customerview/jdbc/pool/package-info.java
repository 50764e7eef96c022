/**
 * A pool of connections for hosts that bring none, on HikariCP: the only package that needs it, and
 * only hosts that use this package need the dependency {@code com.zaxxer:HikariCP}.
 */
@NullMarked
package io.customerview.jdbc.pool;

import org.jspecify.annotations.NullMarked;
