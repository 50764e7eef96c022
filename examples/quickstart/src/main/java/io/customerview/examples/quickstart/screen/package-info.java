/** Plain text on a screen: headings, sentences and aligned tables. */
@org.jspecify.annotations.NullMarked
package io.customerview.examples.quickstart.screen;
