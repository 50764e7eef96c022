/**
 * What every other package stands on: ids, moments, pages, the unit of work, refusals and errors.
 */
@NullMarked
package io.customerview.shared;

import org.jspecify.annotations.NullMarked;
