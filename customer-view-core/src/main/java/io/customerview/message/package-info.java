/**
 * Messages and interactions (mensagens e interações): what was sent to customers, what became of
 * it, and what they wrote of their own accord (INT).
 */
@NullMarked
package io.customerview.message;

import org.jspecify.annotations.NullMarked;
