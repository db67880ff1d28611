/** The contract of a document store as a test, and a fake for tests of those who use one. */
@NullMarked
package io.jacquard.store;

import org.jspecify.annotations.NullMarked;
