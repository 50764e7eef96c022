/**
 * What a host implements: a gateway that sends, a store for files, calendars and catalogues that it
 * hands over, and listeners that it adds. Each stands by itself and names no technology. Stable.
 */
@NullMarked
package io.customerview.spi;

import org.jspecify.annotations.NullMarked;
