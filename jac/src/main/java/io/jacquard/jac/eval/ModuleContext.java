package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.execution.PyModule;
import java.util.List;
import java.util.Map;

/** What the nodes of one module refer to. */
public record ModuleContext(
    PyModule module, Map<String, Object> builtins, ModuleImporter importer, List<TestCase> tests) {}
