package io.customerview.document;

/**
 * What a run of the {@link FileSweep} did. Immutable.
 *
 * @param archived how many files went to the archive
 * @param removed of how many files the bytes were removed; files that had none are not counted
 * @param failed how many files the store failed at: the next run tries them again
 */
public record Swept(int archived, int removed, int failed) {}
