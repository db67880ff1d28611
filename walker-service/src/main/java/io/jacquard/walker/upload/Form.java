package io.jacquard.walker.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields and files of one multipart request; closing it removes the files. */
public final class Form implements AutoCloseable {
  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private final Map<String, List<Part>> files = new LinkedHashMap<>();

  public void add(String field, String text) {
    texts.computeIfAbsent(field, _ -> new ArrayList<>()).add(text);
  }

  public void add(String field, Part file) {
    files.computeIfAbsent(field, _ -> new ArrayList<>()).add(file);
  }

  /** The texts of a field; an empty one counts as not sent, as browsers send empty inputs. */
  public List<String> texts(String field) {
    return texts.getOrDefault(field, List.of()).stream().filter(text -> !text.isEmpty()).toList();
  }

  public List<Part> files(String field) {
    return files.getOrDefault(field, List.of());
  }

  @Override
  public void close() {
    files.values().forEach(parts -> parts.forEach(Part::discard));
    files.clear();
  }
}
