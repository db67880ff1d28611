package io.jacquard.jac.lib.jaclang;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.List;

/** How programs ask their host: {@code store()}, its factory, and the health of what is behind. */
public final class StorageFunctions {
  private static final String FACTORY = "jac_scale.factories.storage_factory";

  private StorageFunctions() {}

  /** The builtins. */
  public static List<NativeFunction> all() {
    return List.of(
        NativeFunction.of(
            "store", "(base_path=None, create_dirs=True)", a -> open(a[0], Args.truth(a[1]))),
        NativeFunction.of(
            "check_database", "()", _ -> Execution.current().host().databaseAnswers()),
        NativeFunction.of("check_cache", "()", _ -> Execution.current().host().cacheAnswers()));
  }

  private static Object open(Object basePath, boolean createFolders) {
    String base = Args.textOrNull(basePath, "base_path");
    return new StorageObject(Execution.current().host().files(base, createFolders));
  }

  /** {@code jac_scale.factories.storage_factory}. */
  public static PyModule factoryModule() {
    return new ModuleBuilder(FACTORY)
        .type(
            new ClassBuilder(FACTORY, "StorageFactory")
                .staticMethod("create", "(storage_type, config=None)", StorageFunctions::create)
                .staticMethod("get_default", "()", _ -> open(None.NONE, true))
                .build())
        .build();
  }

  private static Object create(Object[] a) {
    if (!"local".equals(a[0])) {
      throw Errors.valueError(Ops.repr(a[0]) + " is not a valid StorageType");
    }
    if (!(a[1] instanceof PyDict config)) {
      return open(None.NONE, true);
    }
    Object create = config.get("create_dirs");
    return open(Args.orNone(config.get("base_path")), create == null || Args.truth(create));
  }
}
