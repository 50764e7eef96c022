package io.customerview.benchmark.peer;

import io.customerview.segmentation.rule.Operator;
import io.customerview.segmentation.rule.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;

/**
 * Lucene's monitor: a segment is a query that is kept, a customer a document that is run past them;
 * its presearcher leaves out queries that need a term which the document has not. Numbers are
 * points.
 */
final class LuceneMonitor implements Peer {

  private final Monitor monitor;
  private final List<Document> customers;

  private LuceneMonitor(Monitor monitor, List<Document> customers) {
    this.monitor = monitor;
    this.customers = customers;
  }

  static LuceneMonitor of(List<Segment> segments, List<FlatCustomer> customers) {
    try {
      Monitor monitor =
          new Monitor(
              new KeywordAnalyzer(), new TermFilteredPresearcher(), new MonitorConfiguration());
      List<MonitorQuery> queries = new ArrayList<>();
      for (Query query : Rewritten.in(new Queries(), segments)) {
        queries.add(new MonitorQuery(String.valueOf(queries.size()), query));
      }
      monitor.register(queries);
      return new LuceneMonitor(monitor, customers.stream().map(LuceneMonitor::document).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(FlatCustomer customer) {
    Document document = new Document();
    customer
        .asMap()
        .forEach(
            (field, value) -> {
              for (Object one : value instanceof List<?> list ? list : List.of(value)) {
                if (one instanceof Long number) {
                  document.add(new LongPoint(field, number));
                } else if (one instanceof String text && !text.isEmpty()) {
                  document.add(new StringField(field, text, Store.NO));
                }
              }
            });
    return document;
  }

  @Override
  public int count(int customer) {
    try {
      return monitor.match(customers.get(customer), QueryMatch.SIMPLE_MATCHER).getMatchCount();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public BitSet segments(int customer) {
    try {
      BitSet found = new BitSet();
      for (QueryMatch match :
          monitor.match(customers.get(customer), QueryMatch.SIMPLE_MATCHER).getMatches()) {
        found.set(Integer.parseInt(match.getQueryId()));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Queries implements Notation<Query> {

    @Override
    public Query all(List<Query> parts) {
      return joined(parts, Occur.FILTER);
    }

    @Override
    public Query any(List<Query> parts) {
      return joined(parts, Occur.SHOULD);
    }

    private static Query joined(List<Query> parts, Occur occur) {
      if (parts.size() == 1) {
        return parts.get(0);
      }
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      parts.forEach(part -> query.add(part, occur));
      return query.build();
    }

    @Override
    public Query number(String field, Operator operator, long argument) {
      return switch (operator) {
        case GREATER -> LongPoint.newRangeQuery(field, argument + 1, Long.MAX_VALUE);
        case AT_LEAST -> LongPoint.newRangeQuery(field, argument, Long.MAX_VALUE);
        case EQUAL -> LongPoint.newExactQuery(field, argument);
        case AT_MOST -> LongPoint.newRangeQuery(field, Long.MIN_VALUE, argument);
        case LESS -> LongPoint.newRangeQuery(field, Long.MIN_VALUE, argument - 1);
      };
    }

    @Override
    public Query text(String field, Operator operator, String argument) {
      return switch (operator) {
        case GREATER -> TermRangeQuery.newStringRange(field, argument, null, false, true);
        case AT_LEAST -> TermRangeQuery.newStringRange(field, argument, null, true, true);
        case EQUAL -> new TermQuery(new Term(field, argument));
        case AT_MOST -> TermRangeQuery.newStringRange(field, null, argument, true, true);
        case LESS -> TermRangeQuery.newStringRange(field, null, argument, true, false);
      };
    }

    @Override
    public Query holds(String field, long argument) {
      return LongPoint.newExactQuery(field, argument);
    }

    @Override
    public Query holds(String field, String argument) {
      return new TermQuery(new Term(field, argument));
    }
  }
}
