/** A segment as SQL: for bases of which one segment is asked, where they lie. */
package io.customerview.jdbc.segmentation;
