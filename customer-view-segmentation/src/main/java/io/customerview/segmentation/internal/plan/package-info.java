/** One segment compiled to a program that asks one customer, and makes no garbage. */
@NullMarked
package io.customerview.segmentation.internal.plan;

import org.jspecify.annotations.NullMarked;
