/** Sheets in .xlsx for the import of portfolios: the one package that knows a library for them. */
@NullMarked
package io.customerview.portfolio.xlsx;

import org.jspecify.annotations.NullMarked;
