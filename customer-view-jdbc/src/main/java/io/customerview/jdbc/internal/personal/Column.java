package io.customerview.jdbc.internal.personal;

import java.util.Optional;

/**
 * A column of ours, and what privacy has to do with it.
 *
 * @param table the table, without its schema
 * @param name the column
 * @param part the {@link io.customerview.shared.CustomerOwned#part} that exports and erases it;
 *     empty if the row is not one customer's
 * @param personal whether it says anything about a person
 * @param why what it holds, where it is not personal
 */
public record Column(
    String table, String name, Optional<String> part, boolean personal, String why) {}
