/**
 * The rules that every module's {@code ArchitectureTest} checks, each proven to fail on an example
 * that breaks it. Not shipped.
 */
@org.jspecify.annotations.NullMarked
package io.customerview.architecture;
