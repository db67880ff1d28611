/** The connection between the hub and a runner: frames on channels, with credit for each. */
@NullMarked
package io.jacquard.sequence.link;

import org.jspecify.annotations.NullMarked;
