/**
 * Portfolios (carteiras): which customers an agent looks after, and the board that shows how far
 * they have come.
 */
package io.customerview.portfolio;
