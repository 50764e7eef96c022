package io.customerview.benchmark.peer;

import io.customerview.segmentation.rule.Segment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/**
 * Drools: an executable model compiled beforehand, and a session that is kept: a customer is put
 * in, the rules fire, and it is taken out again. Conditions on one bean are alpha nodes, which
 * rules share and Drools hashes.
 */
final class DroolsRules implements Peer {

  private static final JavaLike NOTATION = new JavaLike(", ", "%dL", "%s.contains(%s)");
  private static final String HEAD =
      """
      package segments;
      import io.customerview.benchmark.peer.FlatCustomer;
      global io.customerview.benchmark.peer.Hits hits;
      """;
  private static final String RULE =
      """
      rule "%d" when FlatCustomer%s then hits.add(%1$d); end
      """;

  private final Hits hits = new Hits();
  private final KieSession session;
  private final List<FlatCustomer> customers;

  private DroolsRules(List<String> conditions, List<FlatCustomer> customers) {
    this.customers = customers;
    StringBuilder text = new StringBuilder(HEAD);
    for (int number = 0; number < conditions.size(); number++) {
      text.append(RULE.formatted(number, conditions.get(number)));
    }
    KieBase base =
        new KieHelper()
            .addContent(text.toString(), ResourceType.DRL)
            .build(ExecutableModelProject.class);
    session = base.newKieSession();
    session.setGlobal("hits", hits);
  }

  /** One session with a rule for each segment. */
  static DroolsRules of(List<Segment> segments, List<FlatCustomer> customers) {
    return new DroolsRules(Rewritten.in(NOTATION, segments), customers);
  }

  /** A session with one rule for each segment. */
  static Looped<FlatCustomer> eachOf(List<Segment> segments, List<FlatCustomer> customers) {
    List<Predicate<FlatCustomer>> sessions = new ArrayList<>();
    for (String condition : Rewritten.in(NOTATION, segments)) {
      DroolsRules one = new DroolsRules(List.of(condition), List.of());
      sessions.add(customer -> one.fired(customer) == 1);
    }
    return Looped.of(customers, each -> each, sessions);
  }

  private int fired(FlatCustomer customer) {
    hits.clear();
    FactHandle handle = session.insert(customer);
    session.fireAllRules();
    session.delete(handle);
    return hits.count();
  }

  @Override
  public int count(int customer) {
    return fired(customers.get(customer));
  }

  @Override
  public BitSet segments(int customer) {
    fired(customers.get(customer));
    return hits.asBits();
  }

  @Override
  public void close() {
    session.dispose();
  }
}
