package io.customerview.benchmark.base;

import java.util.List;

/**
 * The same customers in one table, and the statements by which people search such a table today.
 */
public final class AsPeopleSearchToday {

  /** Folds with {@code unaccent}, called immutable so that an index can be made of it. */
  private static final String FOLD = "today.fold(name)";

  /** Any part of a name, with a GIN index of trigrams. */
  public static final String TRIGRAMS =
      "select id, name from today.customer where " + FOLD + " like ? order by name, id limit 50";

  /** Any part of a name, with no index that could help. */
  public static final String UNACCENT_LIKE =
      "select id, name from today.customer where unaccent(lower(name)) like ? order by name, id"
          + " limit 50";

  /** A CPF without its mask. */
  public static final String DIGITS_OF_CPF =
      "select id, name from today.customer where regexp_replace(cpf, '\\D', '', 'g') = ?"
          + " order by name, id limit 50";

  static final List<String> TABLES =
      List.of(
          "create extension if not exists pg_trgm",
          "create extension if not exists unaccent",
          "create schema today",
          """
          create function today.fold(text) returns text immutable strict parallel safe language sql
          return public.unaccent('public.unaccent'::regdictionary, lower($1))""",
          """
          create table today.customer as
          select id, coalesce(social_name, trade_name, legal_name, concat_ws(' ', given_name, family_name)) as name,
            regexp_replace(cpf, '(...)(...)(...)(..)', '\\1.\\2.\\3-\\4') as cpf
          from base.customer""",
          "alter table today.customer add primary key (id)",
          "create index on today.customer using gin (today.fold(name) gin_trgm_ops)",
          "vacuum (analyze) today.customer");

  private AsPeopleSearchToday() {}

  /** Returns the pattern of a name: its words in their order, with anything between them. */
  public static String pattern(String foldedName) {
    return '%' + foldedName.replace(' ', '%') + '%';
  }
}
