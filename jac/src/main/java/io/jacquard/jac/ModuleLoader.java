package io.jacquard.jac;

import io.jacquard.jac.eval.ModuleCode;
import io.jacquard.jac.eval.lowering.Lowering;
import io.jacquard.jac.resolve.Resolver;
import io.jacquard.jac.resolve.ir.ModuleIr;
import io.jacquard.jac.resolve.scope.NameUses;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.ProgramException;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.SourceReader;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.ParseResult;
import io.jacquard.jac.syntax.Parser;
import io.jacquard.jac.syntax.tree.Module;
import io.jacquard.jac.syntax.tree.Stmt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a program's entry file and everything it imports, and gathers the diagnostics of all files,
 * so that an author sees every error at once.
 */
final class ModuleLoader {
  private final Path entry;
  private final LoadOptions options;
  private final ModuleFiles files;
  private final NameCheck names;
  private final Map<Path, LoadedModule> loaded = new LinkedHashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  ModuleLoader(Path entry, LoadOptions options) {
    this.entry = entry.toAbsolutePath().normalize();
    this.options = options;
    this.files = new ModuleFiles(this.entry, options.jacPath());
    this.names = new NameCheck(files, LibraryModules.builtins().keySet());
  }

  /** Every module by its file, the entry module first. */
  Map<Path, LoadedModule> load(String displayName) {
    if (!Files.isRegularFile(entry)) {
      Source nothing = new Source(displayName, "");
      throw new ProgramException(
          List.of(
              Diagnostic.error(
                  "file-not-found", "there is no file " + displayName, nothing, new Span(0, 0))));
    }
    read(entry, displayName);
    if (options.names()) {
      diagnostics.addAll(names.warnings(loaded.values()));
      diagnostics.addAll(SocketCheck.errors(loaded.values()));
    }
    if (hasErrorsFrom(0)) {
      throw new ProgramException(sorted());
    }
    return loaded;
  }

  ModuleFiles files() {
    return files;
  }

  /** What was found besides errors. */
  List<Diagnostic> warnings() {
    return sorted();
  }

  /** Errors first; those of a file together, in the order of its text. */
  private List<Diagnostic> sorted() {
    List<String> order = diagnostics.stream().map(d -> d.source().name()).distinct().toList();
    return diagnostics.stream()
        .sorted(
            Comparator.comparing(Diagnostic::severity)
                .thenComparingInt(d -> order.indexOf(d.source().name()))
                .thenComparingInt(d -> d.span().start()))
        .toList();
  }

  private void read(Path file, String displayName) {
    if (loaded.containsKey(file)) {
      return;
    }
    int before = diagnostics.size();
    Module main = parse(file, displayName);
    List<Path> annexFiles = new ArrayList<>(ModuleFiles.implementations(file));
    if (options.tests()) {
      annexFiles.addAll(ModuleFiles.tests(file));
    }
    List<Module> annexes = annexFiles.stream().map(path -> parse(path, display(path))).toList();
    LoadedModule module = new LoadedModule(file, files.nameOf(file), main, annexes, annexFiles);
    loaded.put(file, module);
    if (hasErrorsFrom(before)) {
      if (options.names()) {
        recover(module, List.copyOf(diagnostics.subList(before, diagnostics.size())));
      }
      plainImports(module).forEach(reference -> follow(file, reference));
      refuseUnknownImports(module);
      return;
    }
    NameUses uses = options.names() ? names.module(file) : new NameUses();
    ModuleCode code = Lowering.lower(main, annexes, diagnostics, uses);
    if (code == null) {
      plainImports(module).forEach(reference -> follow(file, reference));
    } else {
      module.code(code);
      code.imports().forEach(reference -> follow(file, reference));
    }
    refuseUnknownImports(module);
  }

  /** Looks at what could be read of a module with syntax errors, for further mistakes. */
  private void recover(LoadedModule module, List<Diagnostic> syntax) {
    List<Diagnostic> found = new ArrayList<>();
    List<Module> annexes = module.parts().subList(1, module.parts().size());
    boolean importsLost = syntax.stream().anyMatch(ModuleLoader::mayHideImport);
    NameUses uses = importsLost ? new NameUses() : names.partOf(module.file());
    Resolver.resolve(module.parts().getFirst(), annexes, found, uses);
    found.stream()
        .filter(problem -> !problem.key().startsWith("impl-"))
        .filter(problem -> module.parts().stream().anyMatch(p -> isWhole(p, problem, syntax)))
        .forEach(diagnostics::add);
  }

  /** Whether the problem lies in a statement at the top of the part that was read without error. */
  private static boolean isWhole(Module part, Diagnostic problem, List<Diagnostic> syntax) {
    return part.source().equals(problem.source())
        && part.body().stream()
            .map(Stmt::span)
            .filter(span -> span.contains(problem.span().start()))
            .noneMatch(span -> syntax.stream().anyMatch(error -> isIn(part, span, error)));
  }

  /** Whether an import may stand in what the error made unreadable, and bind any name. */
  private static boolean mayHideImport(Diagnostic error) {
    Source source = error.source();
    String line = source.lineText(source.line(error.span().start()));
    return line.contains("import") || line.contains("include");
  }

  private static boolean isIn(Module part, Span span, Diagnostic error) {
    return error.source().equals(part.source()) && span.contains(error.span().start());
  }

  /** What a module imports at its top, for one that could not be resolved. */
  private static List<ModuleIr.ImportRef> plainImports(LoadedModule module) {
    List<ModuleIr.ImportRef> found = new ArrayList<>();
    for (Module part : module.parts()) {
      for (Stmt statement : part.body()) {
        switch (statement) {
          case Stmt.ImportFrom s -> {
            List<String> names = s.names().stream().map(Stmt.ImportedName::name).toList();
            found.add(new ModuleIr.ImportRef(s.dots(), s.module(), names, s.span()));
          }
          case Stmt.Include s -> found.add(whole(s.module(), s.span()));
          case Stmt.Import s -> s.modules().forEach(m -> found.add(whole(m.path(), m.span())));
          default -> {}
        }
      }
    }
    return found;
  }

  private static ModuleIr.ImportRef whole(String path, Span span) {
    return new ModuleIr.ImportRef(0, path, List.of(), span);
  }

  private void follow(Path importer, ModuleIr.ImportRef reference) {
    files
        .find(importer, reference.dots(), reference.path())
        .ifPresent(file -> read(file, display(file)));
    for (String name : reference.names()) {
      files
          .find(importer, reference.dots(), join(reference.path(), name))
          .ifPresent(file -> read(file, display(file)));
    }
  }

  /**
   * An import that stands at the top of a file and leads nowhere is an error of the program; one
   * inside a block may be meant to fail, and raises when it runs.
   */
  private void refuseUnknownImports(LoadedModule module) {
    for (Module part : module.parts()) {
      for (Stmt statement : part.body()) {
        switch (statement) {
          case Stmt.ImportFrom from ->
              require(module, part, from.span(), from.dots(), from.module());
          case Stmt.Include include -> require(module, part, include.span(), 0, include.module());
          case Stmt.Import plain ->
              plain
                  .modules()
                  .forEach(imported -> require(module, part, imported.span(), 0, imported.path()));
          default -> {}
        }
      }
    }
  }

  private void require(LoadedModule importer, Module part, Span span, int dots, String path) {
    if (isKnown(importer.file(), dots, path)) {
      return;
    }
    Diagnostic error =
        Diagnostic.error(
            "module-not-found",
            "ModuleNotFoundError: No module named '" + path + "'",
            part.source(),
            span);
    diagnostics.add(dots > 0 ? error : error.withHint(AbsentModules.reason(path)));
  }

  private boolean isKnown(Path importer, int dots, String path) {
    return files.find(importer, dots, path).isPresent()
        || (dots == 0 && (LibraryModules.exists(path) || JavaPackages.isPackage(path)))
        || files.folder(importer, dots, path).isPresent();
  }

  private boolean hasErrorsFrom(int index) {
    return diagnostics.subList(index, diagnostics.size()).stream()
        .anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
  }

  private Module parse(Path file, String displayName) {
    try {
      ParseResult result = Parser.parse(SourceReader.read(file, displayName));
      diagnostics.addAll(result.diagnostics());
      return result.module();
    } catch (IOException e) {
      Source empty = new Source(displayName, "");
      String message = "cannot read " + displayName + ": " + e.getMessage();
      diagnostics.add(Diagnostic.error("unreadable-file", message, empty, new Span(0, 0)));
      return new Module(empty, null, List.of());
    }
  }

  /** Files below the working directory are called by their path from there. */
  private static String display(Path file) {
    Path here = Path.of("").toAbsolutePath();
    return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
