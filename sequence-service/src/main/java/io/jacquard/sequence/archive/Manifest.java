package io.jacquard.sequence.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a package says of itself in its package.json (spec/scramjet-hub.md section 2.2).
 *
 * @param main the entry file as written
 * @param fields those fields that the hub shows
 */
public record Manifest(
    String main, String name, String version, Language language, ObjectNode fields) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LARGEST = 1 << 20;

  /** What runs a sequence. */
  public enum Language {
    NODE,
    PYTHON
  }

  /**
   * Reads the package.json of an unpacked package.
   *
   * @throws BadPackageException naming what is wrong with it
   */
  public static Manifest read(Path folder) throws IOException, BadPackageException {
    Path file = folder.resolve("package.json");
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
      throw new BadPackageException("The package has no package.json");
    }
    JsonNode json;
    try {
      json = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException _) {
      throw new BadPackageException("package.json is not JSON");
    }
    if (!json.isObject()) {
      throw new BadPackageException("package.json is no object");
    }
    return of(json);
  }

  /** The same of a package that is elsewhere, by the fields that the hub shows of it. */
  public static Manifest known(ObjectNode fields) {
    boolean python = fields.path("language").asText().equals("py");
    return new Manifest(
        fields.path("entrypointPath").asText(),
        fields.path("name").asText(),
        fields.path("version").asText(),
        python ? Language.PYTHON : Language.NODE,
        fields);
  }

  private static Manifest of(JsonNode json) throws BadPackageException {
    if (!json.path("main").isTextual() || json.path("main").asText().isBlank()) {
      throw new BadPackageException("package.json: 'main' must name the entry file");
    }
    ObjectNode fields = JSON.createObjectNode();
    fields.set("engines", engines(json.path("engines")));
    fields.put("entrypointPath", json.path("main").asText());
    fields.put("version", text(json, "version"));
    fields.put("name", text(json, "name"));
    if (json.has("description")) {
      fields.put("description", text(json, "description"));
    }
    if (json.has("author")) {
      fields.put("author", author(json.path("author")));
    }
    copy(json, fields, "keywords", json.path("keywords").isArray());
    copy(
        json,
        fields,
        "repository",
        json.path("repository").isTextual() || json.path("repository").isObject());
    copy(json, fields, "args", json.path("args").isArray());
    Language language = language(json);
    fields.put("language", shown(language, json.path("main").asText()));
    return new Manifest(
        json.path("main").asText(), text(json, "name"), text(json, "version"), language, fields);
  }

  private static JsonNode engines(JsonNode engines) throws BadPackageException {
    if (engines.isMissingNode()) {
      return JSON.createObjectNode();
    }
    boolean texts = engines.isObject();
    for (JsonNode engine : engines) {
      texts = texts && engine.isTextual();
    }
    if (!texts) {
      throw new BadPackageException("package.json: 'engines' must map names to versions");
    }
    return engines;
  }

  private static String text(JsonNode json, String key) throws BadPackageException {
    JsonNode value = json.path(key);
    if (!value.isMissingNode() && !value.isTextual()) {
      throw new BadPackageException("package.json: '" + key + "' must be a text");
    }
    return value.asText("");
  }

  private static String author(JsonNode author) throws BadPackageException {
    JsonNode name = author.isObject() ? author.path("name") : author;
    if (!name.isTextual()) {
      throw new BadPackageException("package.json: 'author' must be a text or have a name");
    }
    return name.asText();
  }

  private static void copy(JsonNode from, ObjectNode to, String key, boolean fits)
      throws BadPackageException {
    if (from.has(key) && !fits) {
      throw new BadPackageException("package.json: '" + key + "' has the wrong type");
    }
    if (from.has(key)) {
      to.set(key, from.get(key));
    }
  }

  private static Language language(JsonNode json) {
    boolean python = json.path("engines").has("python3");
    boolean node = json.path("engines").has("node");
    boolean byName = !node && json.path("main").asText().endsWith(".py");
    return python || byName ? Language.PYTHON : Language.NODE;
  }

  private static String shown(Language language, String main) {
    if (language == Language.PYTHON) {
      return "py";
    }
    String name = main.substring(main.lastIndexOf('/') + 1);
    return name.toLowerCase(Locale.ROOT).endsWith(".ts") ? "ts" : "js";
  }

  /**
   * The entry file in an unpacked package: as written, or with the ending that its language has.
   *
   * @throws BadPackageException if there is none inside the package
   */
  public Path entry(Path folder) throws BadPackageException {
    String ending = language == Language.PYTHON ? ".py" : ".js";
    for (String candidate : new String[] {main, main + ending, main + "/index" + ending}) {
      Path file = folder.resolve(candidate).normalize();
      if (file.startsWith(folder) && Files.isRegularFile(file)) {
        return file;
      }
    }
    throw new BadPackageException(
        "Sequence entrypoint path "
            + main
            + " is invalid. Check `main` field in Sequence package.json");
  }
}
