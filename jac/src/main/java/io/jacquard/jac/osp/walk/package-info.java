/** The walk machine: walkers, their queues and the abilities that they meet. */
@NullMarked
package io.jacquard.jac.osp.walk;

import org.jspecify.annotations.NullMarked;
