/** What programs need to run on several threads: locks, tasks, values of one's own. */
@NullMarked
package io.jacquard.jac.lib.thread;

import org.jspecify.annotations.NullMarked;
