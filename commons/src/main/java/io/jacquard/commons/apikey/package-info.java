/** API keys as services other than auth-service see them. */
@NullMarked
package io.jacquard.commons.apikey;

import org.jspecify.annotations.NullMarked;
