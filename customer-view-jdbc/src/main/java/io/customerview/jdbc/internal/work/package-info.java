/** Units of work on connections: our own transactions, and the host's. */
package io.customerview.jdbc.internal.work;
