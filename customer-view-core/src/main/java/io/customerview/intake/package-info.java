/**
 * Taking in whole customer bases: registrations with their contact points, by the thousand (REG-8).
 */
@NullMarked
package io.customerview.intake;

import org.jspecify.annotations.NullMarked;
