package io.customerview.examples.quickstart.segment;

import io.customerview.examples.quickstart.text.StopException;
import io.customerview.examples.quickstart.text.Texts;
import io.customerview.segmentation.json.Issue;
import io.customerview.segmentation.json.Reading;
import io.customerview.segmentation.json.SegmentJson;
import io.customerview.segmentation.rule.Criteria;
import io.customerview.segmentation.rule.Segment;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Segments in a JSON file.
 *
 * @param path where it lies
 * @param segments in the order of the file
 */
public record SegmentFile(Path path, List<Segment> segments) {

  public SegmentFile {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a file whole.
   *
   * @throws StopException with every issue, line by line, if something is wrong with it
   */
  public static SegmentFile read(Path path, Texts texts) {
    Reading<List<Segment>> reading = SegmentJson.of(Criteria.standard()).readAll(text(path));
    if (!reading.isRead()) {
      throw new StopException(
          "segments.unreadable",
          path,
          reading.issues().stream()
              .map(issue -> line(issue, texts))
              .collect(Collectors.joining("\n")));
    }
    return new SegmentFile(path, reading.orElseThrow());
  }

  private static String line(Issue issue, Texts texts) {
    return texts.get("segments.issue", issue.line(), issue.message(texts.locale()));
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (NoSuchFileException e) {
      throw new StopException("file.none", path.toAbsolutePath());
    } catch (CharacterCodingException e) {
      throw new StopException("segments.encoding", path);
    } catch (IOException e) {
      throw new StopException("file.unreadable", path, e.getClass().getSimpleName());
    }
  }
}
