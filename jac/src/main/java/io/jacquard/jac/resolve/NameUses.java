package io.jacquard.jac.resolve;

import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one module binds at its top, and the names it reads that none of its scopes binds: builtins,
 * names of included modules, and mistakes. Collected while the module is resolved; which of them
 * are mistakes only the whole program tells.
 */
public final class NameUses {
  private final Set<String> bound = new HashSet<>();
  private final Set<String> imports = new HashSet<>();
  private final Set<String> nonlocals = new HashSet<>();
  private final List<ModuleIr.ImportRef> includes = new ArrayList<>();
  private final List<Stored> stored = new ArrayList<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<Use> unbound = new ArrayList<>();
  private boolean dynamic;

  /**
   * {@code base.attribute = …}: sets a global of another module where {@code base} is one.
   *
   * @param attribute {@code null} when it is known at run time only
   */
  public record Stored(String base, @Nullable String attribute) {}

  /** A read of a name that no scope of its module binds. */
  public static final class Use {
    private final String name;
    private final Source source;
    private final Span span;
    private final Scope scope;

    private Use(String name, Source source, Span span, Scope scope) {
      this.name = name;
      this.source = source;
      this.span = span;
      this.scope = scope;
    }

    public String name() {
      return name;
    }

    public Source source() {
      return source;
    }

    public Span span() {
      return span;
    }

    /** The names of functions and classes that can be read where this one stands. */
    public Set<String> visible() {
      return scope.visible();
    }

    /** Whether a class around the use has a member of that name, which needs {@code self}. */
    public boolean namesMember() {
      return scope.namesMember(name);
    }
  }

  void binds(Set<String> names) {
    bound.addAll(names);
  }

  void imports(String name) {
    imports.add(name);
  }

  void nonlocal(String name) {
    nonlocals.add(name);
  }

  void includes(ModuleIr.ImportRef included) {
    includes.add(included);
  }

  void stores(String base, @Nullable String attribute) {
    stored.add(new Stored(base, attribute));
  }

  void reads(String name, Source source, Span span, Scope scope) {
    if (!bound.contains(name)) {
      uses.add(new Use(name, source, span, scope));
    }
  }

  /** A name of a function that is changed by {@code +=} or its kin and bound nowhere in it. */
  void changes(String name, Source source, Span span, Scope scope) {
    unbound.add(new Use(name, source, span, scope));
  }

  void changesItsNamespace() {
    dynamic = true;
  }

  /** The names that the module's own text binds in it, in whichever branch or function. */
  public Set<String> bound() {
    return new LinkedHashSet<>(bound);
  }

  /** The names that an import binds, at the top or in a function. */
  public Set<String> imports() {
    return imports;
  }

  /** The modules of which every name becomes one of this module. */
  public List<ModuleIr.ImportRef> includes() {
    return includes;
  }

  public List<Stored> stored() {
    return stored;
  }

  /** In the order of the text, but for parts that were resolved later. */
  public List<Use> uses() {
    return uses;
  }

  /** Where a function changes a variable that nothing in it binds. */
  public List<Use> unbound() {
    return unbound.stream().filter(use -> !nonlocals.contains(use.name())).toList();
  }

  /** Whether the module gets at its namespace as a dictionary, so that it may bind any name. */
  public boolean dynamic() {
    return dynamic;
  }
}
