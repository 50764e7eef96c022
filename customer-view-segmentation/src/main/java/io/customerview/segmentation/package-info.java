/** Splits the customer base by rules. */
package io.customerview.segmentation;
