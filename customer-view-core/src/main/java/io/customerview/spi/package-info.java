/** What a host hands over or listens with: technical ports in their own words. Stable. */
package io.customerview.spi;
