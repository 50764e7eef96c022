/** The audit trail: who changed what, and when (PRIV-3). */
package io.customerview.audit;
