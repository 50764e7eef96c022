/**
 * From the texts of a row to what the library takes: the host's part of an intake, and what every
 * host writes for its own files.
 *
 * <p>Nothing is guessed. A row is refused where taking the rest would tell something wrong: no
 * code, no name, a tax number that is none, a cancellation without its day. A column is left out
 * where the customer is right without it: an e-mail address, a phone, a state. What may have been
 * meant is suggested to people, never stored.
 */
@org.jspecify.annotations.NullMarked
package io.customerview.examples.quickstart.mapping;
