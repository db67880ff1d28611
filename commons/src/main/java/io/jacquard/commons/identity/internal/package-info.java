/** How the services of an installation know and reach each other. */
@NullMarked
package io.jacquard.commons.identity.internal;

import org.jspecify.annotations.NullMarked;
