/**
 * Contact points (CNT): addresses by channel, the consent for each with its evidence, the primary,
 * the history, and the suppression list.
 */
@NullMarked
package io.customerview.contact;

import org.jspecify.annotations.NullMarked;
