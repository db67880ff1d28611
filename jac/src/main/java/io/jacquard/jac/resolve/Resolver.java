package io.jacquard.jac.resolve;

import io.jacquard.jac.resolve.ir.FunctionCode;
import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.resolve.ir.IrStmt;
import io.jacquard.jac.resolve.ir.ModuleIr;
import io.jacquard.jac.resolve.ir.Place;
import io.jacquard.jac.resolve.ir.Target;
import io.jacquard.jac.resolve.scope.Bindings;
import io.jacquard.jac.resolve.scope.Duplicates;
import io.jacquard.jac.resolve.scope.NameUses;
import io.jacquard.jac.resolve.scope.Scope;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.tree.Module;
import java.util.ArrayList;
import java.util.HashSet;
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
  private final NameUses uses;
  private boolean failed;

  private Resolver(Merged merged, List<Diagnostic> sink, NameUses uses) {
    this.merged = merged;
    Bindings bindings = Bindings.of(merged.body());
    this.globals = bindings.names();
    this.sink = sink;
    this.uses = uses;
    Set<String> bound = new HashSet<>(globals);
    bound.removeAll(bindings.onlyChanged());
    uses.binds(bound);
    uses.binds(bindings.globals());
    uses.bindsValues(bindings.values());
  }

  /** As {@link #resolve(Module, List, List, NameUses)}, for a module that stands alone. */
  public static @Nullable ModuleIr resolve(
      Module main, List<Module> annexes, List<Diagnostic> sink) {
    return resolve(main, annexes, sink, new NameUses());
  }

  /**
   * @param annexes the module's {@code .impl.jac} and {@code .test.jac} files
   * @param sink receives what is wrong
   * @param uses receives the names that the module leaves to others
   * @return {@code null} when an error was reported
   */
  public static @Nullable ModuleIr resolve(
      Module main, List<Module> annexes, List<Diagnostic> sink, NameUses uses) {
    int before = sink.size();
    Merged merged = ImplMerger.merge(main, annexes, sink);
    boolean failed = sink.size() > before;
    Resolver resolver = new Resolver(merged, sink, uses);
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

  public void report(Diagnostic diagnostic) {
    failed |= diagnostic.severity() == Diagnostic.Severity.ERROR;
    sink.add(diagnostic);
  }

  /** Whether the module's own body binds a name. */
  boolean assignsGlobal(String name) {
    return globals.contains(name);
  }

  /** What the module's names are used for. */
  NameUses uses() {
    return uses;
  }

  void imported(int dots, String path, List<String> names, Span span) {
    imports.add(new ModuleIr.ImportRef(dots, path, names, span));
  }

  /** A module of which every name becomes one of this module. */
  void included(int dots, String path, List<String> names, Span span) {
    imported(dots, path, names, span);
    uses.includes(imports.getLast());
  }

  /** The file of a statement or body inside the given file. */
  public Source origin(Object part, Source surrounding) {
    return merged.origin(part, surrounding);
  }
}
