/**
 * Markers (marcadores): a name and an emoji that tell at a glance how it stands with a customer
 * (MRK).
 */
@NullMarked
package io.customerview.marker;

import org.jspecify.annotations.NullMarked;
