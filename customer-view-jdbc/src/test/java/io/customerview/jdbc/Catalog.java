package io.customerview.jdbc;

import java.util.List;
import javax.sql.DataSource;

/** What PostgreSQL's catalog says of a schema. */
final class Catalog {

  private Catalog() {}

  static List<String> tables(DataSource source, String schema) {
    return Host.ask(
        source,
        "select tablename from pg_tables where schemaname = '" + schema + "' order by tablename");
  }

  /** Returns {@code table.column} for every column. */
  static List<String> columns(DataSource source, String schema) {
    return Host.ask(
        source,
        "select table_name || '.' || column_name from information_schema.columns where table_schema = '"
            + schema
            + "' order by table_name, ordinal_position");
  }

  /**
   * Returns a line for everything that there is in a schema, in which the schema's own name is
   * {@code $schema}.
   */
  static List<String> everything(DataSource source, String schema) {
    String sql =
        """
        select 'table ' || c.relname || ' ' || c.relkind::text || ' ' || c.relpersistence::text || ' ' || coalesce(c.reloptions::text, '')
          || ' ' || coalesce(obj_description(c.oid), '') as line
        from pg_class c where c.relnamespace = '%1$s'::regnamespace
        union all
        select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
          || ' ' || a.attnum || ' ' || a.attgenerated::text || ' ' || a.attidentity::text || ' ' || coalesce(co.collname, '')
          || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') || ' ' || coalesce(col_description(c.oid, a.attnum), '')
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        left join pg_collation co on co.oid = a.attcollation
        where c.relnamespace = '%1$s'::regnamespace and a.attnum > 0
        union all
        select 'constraint ' || conname || ' ' || conrelid::regclass || ' ' || condeferrable || ' ' || condeferred || ' '
          || convalidated || ' ' || pg_get_constraintdef(oid)
        from pg_constraint where connamespace = '%1$s'::regnamespace
        union all
        select 'index ' || pg_get_indexdef(i.indexrelid) || ' ' || i.indisvalid
        from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = '%1$s'::regnamespace
        union all
        select 'function ' || pg_get_functiondef(p.oid) from pg_proc p
        where p.pronamespace = '%1$s'::regnamespace and p.prokind in ('f', 'p')
        union all
        select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where c.relnamespace = '%1$s'::regnamespace and not t.tgisinternal
        union all
        select 'type ' || typname || ' ' || typtype::text from pg_type where typnamespace = '%1$s'::regnamespace and typtype in ('d', 'e')
        order by 1"""
            .formatted(schema);
    return Host.ask(source, sql).stream()
        .map(line -> line.replaceAll("\"?\\b" + schema + "\\b\"?", "\\$schema"))
        .toList();
  }
}
