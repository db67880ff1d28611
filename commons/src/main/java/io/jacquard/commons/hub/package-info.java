/** The edge of the hub's API, which several services answer: who may call, and how it is spoken. */
@NullMarked
package io.jacquard.commons.hub;

import org.jspecify.annotations.NullMarked;
