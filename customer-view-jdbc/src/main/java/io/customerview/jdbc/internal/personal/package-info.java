/** Which columns hold personal data, and what reaches them when a customer is to be forgotten. */
@NullMarked
package io.customerview.jdbc.internal.personal;

import org.jspecify.annotations.NullMarked;
