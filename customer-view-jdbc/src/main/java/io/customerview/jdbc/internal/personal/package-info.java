/** Which columns hold personal data, and what reaches them when a customer is to be forgotten. */
package io.customerview.jdbc.internal.personal;
