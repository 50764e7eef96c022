/**
 * Markers (marcadores): a name and an emoji that tell at a glance how it stands with a customer
 * (MRK).
 */
package io.customerview.marker;
