/** Boards of portfolios, and sheets to import. */
@NullMarked
package io.customerview.benchmark.portfolio;

import org.jspecify.annotations.NullMarked;
