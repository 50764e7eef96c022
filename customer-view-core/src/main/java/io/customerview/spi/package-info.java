/** What a host hands over or listens with: technical ports in their own words. Stable. */
@NullMarked
package io.customerview.spi;

import org.jspecify.annotations.NullMarked;
