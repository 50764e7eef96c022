/** Registration (cadastro): who a customer is (REG). */
package io.customerview.customer;
