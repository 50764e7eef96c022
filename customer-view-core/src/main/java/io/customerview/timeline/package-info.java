/**
 * Events (eventos: calls, meetings and notes) and the timeline (linha do tempo) that they make of a
 * customer (EVT).
 */
package io.customerview.timeline;
