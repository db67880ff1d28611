/**
 * The one loader of {@code jac.toml}, environment and flags: what holds, and where it comes from.
 */
@NullMarked
package io.jacquard.settings;

import org.jspecify.annotations.NullMarked;
