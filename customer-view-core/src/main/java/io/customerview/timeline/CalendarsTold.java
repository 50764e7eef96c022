package io.customerview.timeline;

/**
 * What a run of the {@link CalendarRelay} did. Immutable.
 *
 * @param published how many entries were put into a calendar, or changed there
 * @param withdrawn how many were taken out
 * @param failed at how many the calendar failed: the next run tries them again
 */
public record CalendarsTold(int published, int withdrawn, int failed) {}
