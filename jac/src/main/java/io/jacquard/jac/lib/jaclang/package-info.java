/** Modules of the Jac world that programs import by name: jaclang, jac_scale, fastapi, http. */
@NullMarked
package io.jacquard.jac.lib.jaclang;

import org.jspecify.annotations.NullMarked;
