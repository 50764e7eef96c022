/**
 * Portfolios (carteiras): which customers an agent looks after, and the board that shows how far
 * they have come.
 */
@NullMarked
package io.customerview.portfolio;

import org.jspecify.annotations.NullMarked;
