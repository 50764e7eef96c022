/**
 * A tour of what a host can ask of the library, chapter by chapter, with the people of the file.
 */
@org.jspecify.annotations.NullMarked
package io.customerview.examples.quickstart.story;
