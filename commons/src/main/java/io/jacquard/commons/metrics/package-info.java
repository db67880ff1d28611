/** Figures about requests and walkers for Prometheus, where an installation asks for them. */
@NullMarked
package io.jacquard.commons.metrics;

import org.jspecify.annotations.NullMarked;
