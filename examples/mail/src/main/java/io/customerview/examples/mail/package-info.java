/** A gateway that sends e-mail by SMTP. */
@org.jspecify.annotations.NullMarked
package io.customerview.examples.mail;
