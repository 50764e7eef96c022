/** Keeps everything in PostgreSQL, in one schema per tenant. */
@org.jspecify.annotations.NullMarked
module io.customerview.jdbc {
  requires transitive io.customerview.core;
  requires transitive io.customerview.segmentation;
  requires transitive java.sql;
  requires com.fasterxml.jackson.core;
  requires java.naming; // the driver is an automatic module too, and its data sources need this
  requires org.postgresql.jdbc;
  requires org.slf4j;
  requires org.jdbi.v3.core;
  requires org.jdbi.v3.postgres;
  requires io.leangen.geantyref; // JDBI is an automatic module: nothing else would resolve it
  requires static com.zaxxer.hikari; // for hosts that bring no pool
  requires static org.jspecify;

  exports io.customerview.jdbc;
  exports io.customerview.jdbc.pool;
  exports io.customerview.jdbc.segmentation;
}
