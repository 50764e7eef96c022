package io.customerview.contact;

import io.customerview.shared.CustomerId;
import io.customerview.shared.Version;

/**
 * What a command left behind.
 *
 * @param customer the customer's present id
 * @param version the version after; the one before, where nothing changed
 * @param point the contact point after
 */
public record ContactChanged(CustomerId customer, Version version, ContactPoint point) {}
