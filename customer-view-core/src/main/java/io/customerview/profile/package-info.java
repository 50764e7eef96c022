/** The profile (perfil): what is known of one customer, in one call. */
@NullMarked
package io.customerview.profile;

import org.jspecify.annotations.NullMarked;
