/**
 * Documents (documentos): kits of files that were sent to customers, opened and downloaded while
 * they are young, then archived, and deleted when the host says so (DOC).
 */
@NullMarked
package io.customerview.document;

import org.jspecify.annotations.NullMarked;
