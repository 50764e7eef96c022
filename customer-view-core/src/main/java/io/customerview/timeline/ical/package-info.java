/**
 * Events as iCalendar files (RFC 5545), which any calendar reads. The only package that needs
 * biweekly.
 */
package io.customerview.timeline.ical;
