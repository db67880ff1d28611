package io.jacquard.jac.resolve;

import io.jacquard.jac.resolve.ir.Place;
import io.jacquard.jac.resolve.ir.Variable;
import io.jacquard.jac.resolve.scope.Scope;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.tree.Expr;
import org.jspecify.annotations.Nullable;

/** One function, class or module body while it is being resolved. */
final class Body {
  private final Resolver resolver;
  private final Source source;
  private final String qualifiedName;
  private final Form form;
  private Scope scope;
  private int loops;
  private int switches;
  private int probes;
  private @Nullable Variable handled;

  /** What the body belongs to; decides which statements may stand in it. */
  enum Form {
    MODULE,
    CLASS,
    FUNCTION,
    TEST
  }

  Body(Resolver resolver, Source source, String qualifiedName, Form form, Scope scope) {
    this.resolver = resolver;
    this.source = source;
    this.qualifiedName = qualifiedName;
    this.form = form;
    this.scope = scope;
  }

  Resolver resolver() {
    return resolver;
  }

  Source source() {
    return source;
  }

  Form form() {
    return form;
  }

  Scope scope() {
    return scope;
  }

  boolean isFunction() {
    return form == Form.FUNCTION || form == Form.TEST;
  }

  /** The qualified name of something declared in this body. */
  String qualify(String name) {
    return switch (form) {
      case MODULE -> name;
      case CLASS -> qualifiedName + "." + name;
      case FUNCTION, TEST -> qualifiedName + ".<locals>." + name;
    };
  }

  void enter(Scope inner) {
    scope = inner;
  }

  void leave(Scope outer) {
    scope = outer;
  }

  Variable temporary(String purpose) {
    return scope.frame().temporary(purpose);
  }

  /** Resolves what lies inside a loop, where break and continue may stand. */
  void inLoop(Runnable work) {
    loops++;
    work.run();
    loops--;
  }

  /** Resolves what lies inside a switch, where break may stand. */
  void inSwitch(Runnable work) {
    switches++;
    work.run();
    switches--;
  }

  boolean mayBreak() {
    return loops + switches > 0;
  }

  boolean mayContinue() {
    return loops > 0;
  }

  @Nullable Variable handled() {
    return handled;
  }

  /** Resolves the body of a handler that keeps its error in the variable. */
  void handling(Variable error, Runnable work) {
    Variable outer = handled;
    handled = error;
    work.run();
    handled = outer;
  }

  /** The text of a part of this body's file. */
  String text(Span span) {
    return source.text().substring(span.start(), span.end());
  }

  /** Notes a read of a name, for those that no scope turns out to bind. */
  void reads(String name, Span span) {
    reads(name, span, source);
  }

  private void reads(String name, Span span, Source file) {
    if (probes == 0 && scope.resolve(name) instanceof Place.Global(var global)) {
      resolver.uses().reads(global, file, span, scope);
    }
  }

  /** Notes the names of a declared type, which is never evaluated. */
  void annotation(@Nullable Expr type) {
    annotation(type, source);
  }

  void annotation(@Nullable Expr type, Source file) {
    if (type instanceof Expr.Name(var span, var id, _)) {
      reads(id, span, file);
    } else if (type != null) {
      AstChildren.forEach(type, part -> annotation(part, file));
    }
  }

  /** Notes a read of an attribute of what a name at the module's top stands for. */
  void readsMember(Expr.Name base, String name, Span span) {
    if (probes == 0 && scope.resolve(base.id()) instanceof Place.Global(var global)) {
      resolver.uses().readsMember(global, name, source, span);
    }
  }

  /** Notes a change of a variable, for those that nothing binds before. */
  void changes(String name, Span span) {
    if (scope.onlyChanges(name)) {
      resolver.uses().changes(name, source, span, scope);
    } else {
      reads(name, span);
    }
  }

  /**
   * Resolves what is guarded by a handler of {@code NameError} or {@code AttributeError}: names may
   * well be unknown there.
   */
  void probing(Runnable work) {
    probes++;
    work.run();
    probes--;
  }

  void error(String key, String message, Span span) {
    resolver.report(Diagnostic.error(key, message, source, span));
  }
}
