/**
 * What an adapter implements: the unit of work with every collection. This port still evolves with
 * the features.
 */
@NullMarked
package io.customerview.storage;

import org.jspecify.annotations.NullMarked;
