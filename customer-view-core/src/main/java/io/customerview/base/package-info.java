/** The customer base (base de clientes; BAS), and the facts by which it is split into segments. */
@org.jspecify.annotations.NullMarked
package io.customerview.base;
