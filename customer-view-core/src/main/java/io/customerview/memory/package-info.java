/**
 * A storage in the process, for tests and first steps: it keeps every promise of a storage but that
 * of outliving the process.
 */
@NullMarked
package io.customerview.memory;

import org.jspecify.annotations.NullMarked;
