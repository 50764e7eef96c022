/**
 * What every other package stands on: ids, moments, pages, the unit of work, refusals and errors.
 */
package io.customerview.shared;
