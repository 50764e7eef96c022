/**
 * What an adapter implements: the unit of work with every collection. This port still evolves with
 * the features.
 */
package io.customerview.storage;
