/** The customer view: the entry point, which wires everything and which nothing imports. */
@NullMarked
package io.customerview;

import org.jspecify.annotations.NullMarked;
