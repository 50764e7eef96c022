/** A host that is a module itself, with every library of ours on its module path. */
module io.customerview.example.modulepath {
  requires io.customerview.jdbc;
  requires io.customerview.testkit;
}
