package io.jacquard.jac.resolve;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a module into its desugared form: {@code impl}s merged, names bound to places, sugar gone.
 * Reports every error it finds instead of stopping at the first.
 */
public final class Resolver {
  private final List<Diagnostic> sink;
  private final List<ModuleIr.ImportRef> imports = new ArrayList<>();
  private final Merged merged;
  private final Set<String> globals;
  private boolean failed;

  private Resolver(Merged merged, List<Diagnostic> sink) {
    this.merged = merged;
    this.globals = Bindings.of(merged.body()).names();
    this.sink = sink;
  }

  /**
   * @param annexes the module's {@code .impl.jac} and {@code .test.jac} files
   * @param sink receives what is wrong
   * @return {@code null} when an error was reported
   */
  public static @Nullable ModuleIr resolve(
      Module main, List<Module> annexes, List<Diagnostic> sink) {
    int before = sink.size();
    Merged merged = ImplMerger.merge(main, annexes, sink);
    boolean failed = sink.size() > before;
    Resolver resolver = new Resolver(merged, sink);
    ModuleIr ir = resolver.module(main);
    return failed || resolver.failed ? null : ir;
  }

  private ModuleIr module(Module main) {
    Body body = new Body(this, main.source(), "<module>", Body.Form.MODULE, Scope.module());
    List<IrStmt> statements = new ArrayList<>();
    if (main.doc() != null) {
      statements.add(
          new IrStmt.Store(
              0,
              List.of(new Target.Name(0, new Place.Global("__doc__"))),
              new IrExpr.Const(0, main.doc())));
    }
    Duplicates.warn(this, main.source(), merged.body());
    statements.addAll(new Statements(body).block(merged.body()));
    FunctionCode code =
        new FunctionCode(
            "<module>",
            "<module>",
            main.source(),
            0,
            List.of(),
            List.of(),
            body.scope().frame().locals(),
            statements,
            false,
            false,
            main.doc(),
            FunctionCode.NO_RESULT);
    return new ModuleIr(code, List.copyOf(imports));
  }

  void report(Diagnostic diagnostic) {
    failed |= diagnostic.severity() == Diagnostic.Severity.ERROR;
    sink.add(diagnostic);
  }

  /** Whether the module's own body binds a name. */
  boolean assignsGlobal(String name) {
    return globals.contains(name);
  }

  void imported(int dots, String path, List<String> names, Span span) {
    imports.add(new ModuleIr.ImportRef(dots, path, names, span));
  }

  /** The file of a statement or body inside the given file. */
  Source origin(Object part, Source surrounding) {
    return merged.origin(part, surrounding);
  }
}
