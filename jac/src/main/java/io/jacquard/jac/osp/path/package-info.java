/** References along edges: hops, filters and what they find. */
@NullMarked
package io.jacquard.jac.osp.path;

import org.jspecify.annotations.NullMarked;
