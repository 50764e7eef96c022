/**
 * Events as iCalendar files (RFC 5545), which any calendar reads. The only package that needs
 * biweekly.
 */
@NullMarked
package io.customerview.timeline.ical;

import org.jspecify.annotations.NullMarked;
