/**
 * Journeys (jornadas do cliente): stages with milestones that fall due, and how far each customer
 * has come.
 */
@NullMarked
package io.customerview.journey;

import org.jspecify.annotations.NullMarked;
