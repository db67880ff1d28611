/** The pages on which people sign in and register: plain HTML, without scripts. */
@NullMarked
package io.jacquard.auth.page;

import org.jspecify.annotations.NullMarked;
