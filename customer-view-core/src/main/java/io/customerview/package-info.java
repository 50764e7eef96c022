/**
 * Where a host begins: {@link io.customerview.CustomerView}, made once per tenant, gives each agent
 * an {@link io.customerview.AgentView}, whose parts are the use cases. The other packages hold
 * those parts, and what they take and return.
 *
 * <p>Ids such as CNT-4, here and in all documentation, name rules: {@code
 * customer-view-core/docs/rules.md} tells each in a line.
 */
@NullMarked
package io.customerview;

import org.jspecify.annotations.NullMarked;
