/** A folder as a file store, so that a host can start without an object store. */
@NullMarked
package io.customerview.file;

import org.jspecify.annotations.NullMarked;
