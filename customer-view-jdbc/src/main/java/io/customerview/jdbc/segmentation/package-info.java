/** A segment as SQL: for bases of which one segment is asked, where they lie. */
@NullMarked
package io.customerview.jdbc.segmentation;

import org.jspecify.annotations.NullMarked;
