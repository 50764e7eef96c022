/** Says what may be null. */
@NullMarked
package io.customerview.architecture.broken.marked;

import org.jspecify.annotations.NullMarked;
