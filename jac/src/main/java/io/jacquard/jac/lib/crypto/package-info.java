/** Python's {@code uuid}, {@code hashlib}, {@code hmac}, {@code secrets} and {@code base64}. */
@NullMarked
package io.jacquard.jac.lib.crypto;

import org.jspecify.annotations.NullMarked;
