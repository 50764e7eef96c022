/** Sheets in .xlsx for the import of portfolios: the one package that knows a library for them. */
package io.customerview.portfolio.xlsx;
