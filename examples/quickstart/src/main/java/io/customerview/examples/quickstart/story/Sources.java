package io.customerview.examples.quickstart.story;

import io.customerview.examples.quickstart.file.ExportFile;
import io.customerview.examples.quickstart.segment.SegmentFile;
import java.util.Optional;

/**
 * What is loaded.
 *
 * @param customers people and companies
 * @param contracts their contracts, if there is a file of them
 * @param segments the segments that they are split into
 */
public record Sources(ExportFile customers, Optional<ExportFile> contracts, SegmentFile segments) {}
