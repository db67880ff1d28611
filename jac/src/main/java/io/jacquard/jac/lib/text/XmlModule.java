package io.jacquard.jac.lib.text;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The module {@code _xml}: the JDK's parser. It reads neither document types nor anything from
 * outside the text, so entities cannot blow up and no file or address is opened.
 */
public final class XmlModule {
  private static final XMLInputFactory FACTORY = factory();

  private XmlModule() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver((_, _, _, _) -> new ByteArrayInputStream(new byte[0]));
    return factory;
  }

  public static PyModule module() {
    return new ModuleBuilder("_xml").function("events", "(source)", a -> events(a[0])).build();
  }

  /**
   * What the parser meets, in order: start with tag and attributes, end, text. A text that is not
   * XML ends them with an error entry: what is wrong, line and column.
   */
  private static PyList events(Object source) {
    PyList events = new PyList();
    try {
      XMLStreamReader reader = open(source);
      while (reader.hasNext()) {
        add(events, reader, reader.next());
        Execution.current().budget().step();
      }
      reader.close();
    } catch (XMLStreamException e) {
      events.append(error(e));
    }
    return events;
  }

  private static XMLStreamReader open(Object source) throws XMLStreamException {
    return switch (source) {
      case String text -> FACTORY.createXMLStreamReader(new StringReader(text));
      case PyBytes bytes ->
          FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes.toByteArray()));
      default ->
          throw Errors.typeError(
              "a bytes-like object is required, not '" + Args.typeName(source) + "'");
    };
  }

  private static void add(PyList events, XMLStreamReader reader, int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        PyDict attributes = new PyDict();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
          attributes.put(
              name(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i)),
              reader.getAttributeValue(i));
        }
        String tag = name(reader.getNamespaceURI(), reader.getLocalName());
        events.append(PyTuple.of("start", tag, attributes));
      }
      case XMLStreamConstants.END_ELEMENT -> events.append(PyTuple.of("end", "", ""));
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          events.append(PyTuple.of("text", reader.getText(), ""));
      default -> {}
    }
  }

  private static String name(@Nullable String space, String local) {
    return space == null || space.isEmpty() ? local : "{" + space + "}" + local;
  }

  private static PyTuple error(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int details = message.indexOf("Message: ");
    String reason = details < 0 ? message : message.substring(details + "Message: ".length());
    long line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
    long column = e.getLocation() == null ? 0 : e.getLocation().getColumnNumber() - 1L;
    return PyTuple.of("error", reason, PyTuple.of(line, Math.max(0, column)));
  }
}
