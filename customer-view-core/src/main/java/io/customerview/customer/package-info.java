/** Registration (cadastro): who a customer is (REG). */
@NullMarked
package io.customerview.customer;

import org.jspecify.annotations.NullMarked;
