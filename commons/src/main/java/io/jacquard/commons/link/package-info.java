/** Links that let anybody who has one read a file for a while. */
@NullMarked
package io.jacquard.commons.link;

import org.jspecify.annotations.NullMarked;
