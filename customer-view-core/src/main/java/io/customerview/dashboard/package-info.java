/**
 * The dashboard of one customer: figures over what the lists show (DSH). It counts nothing that a
 * list doesn't, so every figure is the number of rows behind it.
 */
@NullMarked
package io.customerview.dashboard;

import org.jspecify.annotations.NullMarked;
