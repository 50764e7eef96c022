/** What checks and explanations say, in English, Portuguese and Spanish. */
@org.jspecify.annotations.NullMarked
package io.customerview.segmentation.internal.text;
