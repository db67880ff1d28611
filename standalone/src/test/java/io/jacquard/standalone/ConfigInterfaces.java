package io.jacquard.standalone;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Reads the configuration interfaces of all modules from their sources, words included. */
final class ConfigInterfaces {

  /** One interface: where its properties stand, and what it is about. */
  record Section(String prefix, String text, List<Property> properties) {}

  /**
   * One property.
   *
   * @param name the whole key; a part in angle brackets is chosen by whoever sets it
   */
  record Property(String name, Optional<String> defaultValue, boolean required, String text) {}

  private final CompilationUnitTree unit;
  private final DocTrees docs;

  private ConfigInterfaces(CompilationUnitTree unit, DocTrees docs) {
    this.unit = unit;
    this.docs = docs;
  }

  /** Every section, in order of the prefixes. */
  static List<Section> in(Path home) throws IOException {
    List<Path> files;
    try (Stream<Path> modules = Files.list(home)) {
      files =
          modules
              .map(module -> module.resolve("src/main/java"))
              .filter(Files::isDirectory)
              .flatMap(ConfigInterfaces::interfaces)
              .toList();
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromPaths(files);
      JavacTask task =
          (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, sources);
      DocTrees docs = DocTrees.instance(task);
      List<Section> sections = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        new ConfigInterfaces(unit, docs).section().ifPresent(sections::add);
      }
      sections.sort(Comparator.comparing(Section::prefix));
      return sections;
    }
  }

  private static Stream<Path> interfaces(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith("Config.java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Section> section() {
    ClassTree type = (ClassTree) unit.getTypeDecls().getFirst();
    TreePath path = TreePath.getPath(unit, type);
    return text(type.getModifiers().getAnnotations(), "ConfigMapping")
        .map(prefix -> new Section(prefix, words(path), properties(prefix, type)));
  }

  private List<Property> properties(String prefix, ClassTree type) {
    return type.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .flatMap(member -> property(prefix, (MethodTree) member, type))
        .toList();
  }

  private Stream<Property> property(String prefix, MethodTree method, ClassTree type) {
    String kind = method.getReturnType().toString();
    boolean map = kind.startsWith("Map<");
    boolean unnamed = has(method.getModifiers().getAnnotations(), "WithParentName");
    String own = unnamed ? "" : "." + kebab(method.getName().toString());
    String name = prefix + own + (map ? ".<name>" : "");
    String valueKind =
        map ? kind.substring(kind.indexOf(',') + 1, kind.length() - 1).strip() : kind;
    Optional<ClassTree> group = nested(type, valueKind);
    if (group.isPresent()) {
      return properties(name, group.get()).stream();
    }
    Optional<String> defaultValue = text(method.getModifiers().getAnnotations(), "WithDefault");
    boolean required = defaultValue.isEmpty() && !map && !kind.startsWith("Optional");
    String words = words(TreePath.getPath(unit, method));
    return Stream.of(new Property(name, defaultValue, required, words));
  }

  private static Optional<ClassTree> nested(ClassTree type, String name) {
    return type.getMembers().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .filter(inner -> inner.getSimpleName().contentEquals(name))
        .findFirst();
  }

  /** The text that an annotation holds, if it is there. */
  private static Optional<String> text(Collection<? extends AnnotationTree> all, String name) {
    return all.stream()
        .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
        .map(annotation -> literal(annotation.getArguments().getFirst()))
        .findFirst();
  }

  private static boolean has(Collection<? extends AnnotationTree> all, String name) {
    return all.stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals(name));
  }

  private static String literal(Tree argument) {
    Tree value = argument instanceof AssignmentTree set ? set.getExpression() : argument;
    return String.valueOf(((LiteralTree) value).getValue());
  }

  /** The Javadoc as Markdown, on one line. */
  private String words(TreePath path) {
    String comment = docs.getDocComment(path);
    return comment == null
        ? ""
        : comment.strip().replaceAll("\\s+", " ").replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`");
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
