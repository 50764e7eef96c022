/** A host that is a module itself, with every library of ours on its module path. */
module io.customerview.examples.modulepath {
  requires io.customerview.jdbc;
  requires io.customerview.segmentation;
  requires io.customerview.testkit;
  requires org.postgresql.jdbc;

  // The server for those who have none; an automatic module, so what it needs is named here.
  requires embedded.postgres;
  requires org.apache.commons.compress;
  requires org.apache.commons.io;
  requires org.apache.commons.lang3;
  requires org.tukaani.xz;
}
