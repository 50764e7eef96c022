/** Who acts and what they may; the door that every use case goes through. */
@NullMarked
package io.customerview.access;

import org.jspecify.annotations.NullMarked;
