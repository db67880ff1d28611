/** Who is calling: token verification shared by all services. */
@NullMarked
package io.jacquard.commons.identity;

import org.jspecify.annotations.NullMarked;
