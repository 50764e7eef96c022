/**
 * Business days without weekends and public holidays, for journeys that count them. The one package
 * that needs Jollyday.
 */
@NullMarked
package io.customerview.holiday;

import org.jspecify.annotations.NullMarked;
