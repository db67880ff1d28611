/** What was done with the hub, for those who watch it. */
@NullMarked
package io.jacquard.sequence.audit;

import org.jspecify.annotations.NullMarked;
