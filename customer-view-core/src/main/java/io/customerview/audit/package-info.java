/** The audit trail: who changed what, and when (PRIV-3). */
@NullMarked
package io.customerview.audit;

import org.jspecify.annotations.NullMarked;
