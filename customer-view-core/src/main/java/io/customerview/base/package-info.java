/** The customer base (base de clientes; BAS), and the facts by which it is split into segments. */
@NullMarked
package io.customerview.base;

import org.jspecify.annotations.NullMarked;
