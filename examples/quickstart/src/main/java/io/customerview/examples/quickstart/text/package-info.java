/** What the program says, in English, Portuguese and Spanish. */
@org.jspecify.annotations.NullMarked
package io.customerview.examples.quickstart.text;
