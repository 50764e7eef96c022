/**
 * Contracts (planos e valores): what a customer pays, since when and until when, as the host says
 * (CTR).
 */
package io.customerview.contract;
