/** One segment compiled to a program that asks one customer, and makes no garbage. */
@org.jspecify.annotations.NullMarked
package io.customerview.segmentation.internal.plan;
