/**
 * What agents may know and do about the data that is held on customers: the audit trail, the export
 * of all that is held on one, and its erasure (PRIV).
 */
@NullMarked
package io.customerview.privacy;

import org.jspecify.annotations.NullMarked;
