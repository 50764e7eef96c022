/**
 * Segments as JSON, both ways, for files that people write and for what a host keeps. The only
 * package that needs Jackson ({@code com.fasterxml.jackson.core:jackson-core}), which a host adds
 * if it wants this.
 */
@org.jspecify.annotations.NullMarked
package io.customerview.segmentation.json;
