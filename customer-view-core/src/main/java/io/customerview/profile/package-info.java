/** The profile (perfil): what is known of one customer, in one call. */
package io.customerview.profile;
