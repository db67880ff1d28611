/** Who may do what with an object of a graph. */
@NullMarked
package io.jacquard.jac.osp.access;

import org.jspecify.annotations.NullMarked;
