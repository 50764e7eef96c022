/**
 * Journeys (jornadas do cliente): stages with milestones that fall due, and how far each customer
 * has come.
 */
package io.customerview.journey;
