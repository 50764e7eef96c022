/**
 * Who somebody is and where they can be reached, as values: tax numbers, identity documents, e-mail
 * addresses, phone numbers, folded names, states and cities, and every way in which one text can be
 * read.
 *
 * <p>The types share one grammar: {@code parse} throws {@link
 * io.customerview.shared.RefusedException} with an {@link
 * io.customerview.identity.IdentityRefusal}, {@code tryParse} answers empty, {@code refusalOf} says
 * why, {@code compact} is the form that is stored and compared, {@code formatted} the form that
 * people read, and {@code toString} is masked, so that it can be logged. What {@code formatted}
 * returns is parsed to an equal value. All values are immutable and thread-safe, and are ordered by
 * code points, as PostgreSQL orders text under {@code collate "C"}.
 */
@NullMarked
package io.customerview.identity;

import org.jspecify.annotations.NullMarked;
