/** What checks and explanations say, in English, Portuguese and Spanish. */
@NullMarked
package io.customerview.segmentation.internal.text;

import org.jspecify.annotations.NullMarked;
