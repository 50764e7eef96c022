/** Segments from a file: read whole or not at all, checked, and saved where they differ. */
@org.jspecify.annotations.NullMarked
package io.customerview.examples.quickstart.segment;
