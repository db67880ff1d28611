/** API keys: long-lived credentials of a user's programs, which call webhooks in his name. */
@NullMarked
package io.jacquard.auth.apikey;

import org.jspecify.annotations.NullMarked;
