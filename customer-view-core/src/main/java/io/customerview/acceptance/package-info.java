/**
 * Digital acceptance (aceite digital): documents that ask to be accepted until a deadline, and the
 * final version with its report that is there once they are (ACC).
 */
@NullMarked
package io.customerview.acceptance;

import org.jspecify.annotations.NullMarked;
