/**
 * The export of a customer as JSON (PRIV-1), for hosts that want one: the only package here that
 * uses Jackson.
 */
@NullMarked
package io.customerview.privacy.json;

import org.jspecify.annotations.NullMarked;
