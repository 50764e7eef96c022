/**
 * Taking in whole customer bases: registrations with their contact points, by the thousand (REG-8).
 */
package io.customerview.intake;
