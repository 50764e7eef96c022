/** The customer view: the entry point, which wires everything and which nothing imports. */
package io.customerview;
