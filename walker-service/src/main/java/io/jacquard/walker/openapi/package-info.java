/** The OpenAPI document of a program: every endpoint with its typed request and answer. */
@NullMarked
package io.jacquard.walker.openapi;

import org.jspecify.annotations.NullMarked;
