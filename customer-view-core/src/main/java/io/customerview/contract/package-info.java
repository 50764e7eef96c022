/**
 * Contracts (planos e valores): what a customer pays, since when and until when, as the host says
 * (CTR).
 */
@NullMarked
package io.customerview.contract;

import org.jspecify.annotations.NullMarked;
