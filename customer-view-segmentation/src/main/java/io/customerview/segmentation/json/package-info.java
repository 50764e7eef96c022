/**
 * Segments as JSON, both ways, for files that people write and for what a host keeps. The only
 * package that needs Jackson ({@code com.fasterxml.jackson.core:jackson-core}), which a host adds
 * if it reads or writes segments as JSON, or keeps any.
 */
@NullMarked
package io.customerview.segmentation.json;

import org.jspecify.annotations.NullMarked;
