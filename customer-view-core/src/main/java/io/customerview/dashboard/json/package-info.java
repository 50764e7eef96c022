/**
 * The dashboard as JSON that a charting library takes as it is. A dashboard is small and has a
 * fixed form, so it is written without a library.
 */
@NullMarked
package io.customerview.dashboard.json;

import org.jspecify.annotations.NullMarked;
