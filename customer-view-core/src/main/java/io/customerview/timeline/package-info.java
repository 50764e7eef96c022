/**
 * Events (eventos: calls, meetings and notes) and the timeline (linha do tempo) that they make of a
 * customer (EVT).
 */
@NullMarked
package io.customerview.timeline;

import org.jspecify.annotations.NullMarked;
