package io.customerview.benchmark.peer;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.customerview.segmentation.rule.Segment;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.MapContext;
import org.mvel2.MVEL;
import org.mvel2.ParserContext;
import org.mvel2.integration.VariableResolverFactory;
import org.mvel2.integration.impl.CachedMapVariableResolverFactory;

/** Expression languages whose text is much like Java's. */
final class Expressions {

  private Expressions() {}

  /** MVEL, compiled, reading variables: of a map it reads them twice as fast as of a bean. */
  static Looped<VariableResolverFactory> mvel(
      List<Segment> segments, List<FlatCustomer> customers) {
    JavaLike notation = new JavaLike(" && ", "%dL", "%s contains %s");
    List<Predicate<VariableResolverFactory>> predicates = new ArrayList<>();
    for (String text : Rewritten.in(notation, segments)) {
      Serializable compiled = MVEL.compileExpression(text, new ParserContext());
      predicates.add(customer -> (Boolean) MVEL.executeExpression(compiled, customer));
    }
    return Looped.of(
        customers,
        each -> new CachedMapVariableResolverFactory(new HashMap<>(each.asMap())),
        predicates);
  }

  /** Apache Commons JEXL, parsed, reading a map. */
  static Looped<JexlContext> jexl(List<Segment> segments, List<FlatCustomer> customers) {
    JavaLike notation = new JavaLike(" && ", "%dL", "%2$s =~ %1$s");
    JexlEngine engine = new JexlBuilder().strict(true).silent(false).create();
    List<Predicate<JexlContext>> predicates = new ArrayList<>();
    for (String text : Rewritten.in(notation, segments)) {
      JexlExpression parsed = engine.createExpression(text);
      predicates.add(customer -> (Boolean) parsed.evaluate(customer));
    }
    return Looped.of(customers, each -> new MapContext(each.asMap()), predicates);
  }

  /** Google's Common Expression Language, checked and planned, reading a map. */
  static Looped<Map<String, Object>> cel(List<Segment> segments, List<FlatCustomer> customers) {
    JavaLike notation = new JavaLike(" && ", "%d", "%2$s in %1$s");
    List<Predicate<Map<String, Object>>> predicates = new ArrayList<>();
    CelCompiler compiler = celCompiler();
    CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
    for (String text : Rewritten.in(notation, segments)) {
      predicates.add(celPredicate(compiler, runtime, text));
    }
    return Looped.of(customers, FlatCustomer::asMap, predicates);
  }

  private static CelCompiler celCompiler() {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .addVar("revenue", SimpleType.INT)
        .addVar("city", SimpleType.STRING)
        .addVar("state", SimpleType.STRING)
        .addVar("industry", SimpleType.STRING)
        .addVar("starts", ListType.create(SimpleType.INT))
        .addVar("firstStart", SimpleType.INT)
        .addVar("lastStart", SimpleType.INT)
        .addVar("renewals", ListType.create(SimpleType.INT))
        .addVar("firstRenewal", SimpleType.INT)
        .addVar("lastRenewal", SimpleType.INT)
        .addVar("tags", ListType.create(SimpleType.STRING))
        .addVar("firstTag", SimpleType.STRING)
        .addVar("lastTag", SimpleType.STRING)
        .setResultType(SimpleType.BOOL)
        .build();
  }

  private static Predicate<Map<String, Object>> celPredicate(
      CelCompiler compiler, CelRuntime runtime, String text) {
    try {
      CelRuntime.Program program = runtime.createProgram(compiler.compile(text).getAst());
      return customer -> {
        try {
          return (Boolean) program.eval(customer);
        } catch (CelEvaluationException e) {
          throw new IllegalStateException(e);
        }
      };
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
