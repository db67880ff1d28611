/** What tokens are signed and checked with. */
@NullMarked
package io.jacquard.commons.identity.key;

import org.jspecify.annotations.NullMarked;
