/** The rules that hold for every service, for each to check itself by. */
@NullMarked
package io.jacquard.commons.architecture;

import org.jspecify.annotations.NullMarked;
