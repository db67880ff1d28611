/** The edge that every service shares: answers, problems, identity. No feature lives here. */
@NullMarked
package io.jacquard.commons;

import org.jspecify.annotations.NullMarked;
