package io.jacquard.jac.resolve.scope;

import io.jacquard.jac.resolve.ir.ModuleIr;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  private final Map<String, String> modules = new HashMap<>();
  private final Set<String> values = new HashSet<>();
  private final List<Member> members = new ArrayList<>();
  private boolean dynamic;

  /**
   * {@code base.attribute = …}: sets a global of another module where {@code base} is one.
   *
   * @param attribute {@code null} when it is known at run time only
   */
  public record Stored(String base, @Nullable String attribute) {}

  /** {@code base.name} where {@code base} is a name of the module's top. */
  public record Member(String base, String name, Source source, Span span) {}

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

  public void binds(Set<String> names) {
    bound.addAll(names);
  }

  public void imports(String name) {
    imports.add(name);
  }

  /** An import binds a whole module to the name. */
  public void importsModule(String name, String path) {
    modules.put(name, path);
  }

  /** What binds the names may be anything. */
  public void bindsValues(Set<String> names) {
    values.addAll(names);
  }

  public void readsMember(String base, String name, Source source, Span span) {
    members.add(new Member(base, name, source, span));
  }

  public void nonlocal(String name) {
    nonlocals.add(name);
  }

  public void includes(ModuleIr.ImportRef included) {
    includes.add(included);
  }

  public void stores(String base, @Nullable String attribute) {
    stored.add(new Stored(base, attribute));
  }

  public void reads(String name, Source source, Span span, Scope scope) {
    if (!bound.contains(name)) {
      uses.add(new Use(name, source, span, scope));
    }
  }

  /** A name of a function that is changed by {@code +=} or its kin and bound nowhere in it. */
  public void changes(String name, Source source, Span span, Scope scope) {
    unbound.add(new Use(name, source, span, scope));
  }

  public void changesItsNamespace() {
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

  /** Reads of attributes of what is certainly the module that {@link #moduleOf} tells. */
  public List<Member> members() {
    return members.stream()
        .filter(m -> modules.containsKey(m.base()) && !values.contains(m.base()))
        .toList();
  }

  /** The path of the module that a name of {@link #members} stands for. */
  public String moduleOf(Member member) {
    return modules.getOrDefault(member.base(), member.base());
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
