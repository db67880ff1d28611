/** The paths of instances: their state, their streams and their events. */
@NullMarked
package io.jacquard.sequence.http.instance;

import org.jspecify.annotations.NullMarked;
