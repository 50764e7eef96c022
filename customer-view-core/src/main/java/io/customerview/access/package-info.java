/** Who acts and what they may; the door that every use case goes through. */
package io.customerview.access;
