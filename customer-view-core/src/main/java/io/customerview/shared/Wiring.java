package io.customerview.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what is public only because another package of this library makes or uses it. It is not for
 * hosts: it may change or go with any version, without notice.
 *
 * <p>Use {@code CustomerView.builder()} instead, and the desks of the {@code AgentView} that it
 * leads to. A constructor that is marked says that the library makes such an object, and that a
 * host is given it there; a method that is marked is for the library alone.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.CONSTRUCTOR, ElementType.METHOD})
public @interface Wiring {}
