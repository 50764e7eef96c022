package io.customerview.jdbc.internal.work;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.TemplateEngine;

/** Puts the schema into every statement, once per statement: JDBI keeps what it was given. */
record SchemaTemplates(Schema schema) implements TemplateEngine.Parsing {

  @Override
  public Optional<Function<StatementContext, String>> parse(String sql, ConfigRegistry config) {
    String placed = schema.in(sql);
    return Optional.of(context -> placed);
  }
}
