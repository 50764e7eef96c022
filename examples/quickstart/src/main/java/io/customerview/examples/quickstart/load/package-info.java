/** Takes a file in through the library, and reports what became of it. */
@org.jspecify.annotations.NullMarked
package io.customerview.examples.quickstart.load;
