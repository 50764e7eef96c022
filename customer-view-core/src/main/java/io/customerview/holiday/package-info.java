/**
 * Business days without weekends and public holidays, for journeys that count them. The one package
 * that needs Jollyday.
 */
package io.customerview.holiday;
