/** A folder as a file store, so that a host can start without an object store. */
package io.customerview.file;
