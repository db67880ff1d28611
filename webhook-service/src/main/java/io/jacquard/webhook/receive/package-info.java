/** Events as they come in: key, signature, and the call in the name of the key's owner. */
@NullMarked
package io.jacquard.webhook.receive;

import org.jspecify.annotations.NullMarked;
