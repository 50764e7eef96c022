/** Reads a customer base from CSV, as text: what the cells mean is the mapping's to say. */
@org.jspecify.annotations.NullMarked
package io.customerview.examples.quickstart.file;
