// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A configset out of which an administrator takes what "Removing it" of INSTALL.md names, and
 * nothing else.
 *
 * @param conf its folder
 * @param handlers the handlers that are named: of Solr's own class, with parts of Sememe
 */
record WithoutSememe(Path conf, Set<String> handlers) {
  private static final String OURS = "io.sememe.";

  /** Writes both files anew. */
  void write() throws IOException {
    List<String> config = remove("solrconfig.xml", element -> isOurs(element) || uses(element));
    assertTrue(config.containsAll(handlers), config::toString);
    List<String> types = remove("managed-schema.xml", WithoutSememe::isOurs);
    remove("managed-schema.xml", element -> types.contains(element.getAttribute("type")));
  }

  /** Returns the names of what was removed. */
  private List<String> remove(String file, Predicate<Element> what) throws IOException {
    Path path = conf.resolve(file);
    try {
      Document document =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(path.toFile());
      List<String> removed = remove(document, what);
      assertFalse(removed.isEmpty(), file);
      Files.delete(path);
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(path.toFile()));
      return removed;
    } catch (ParserConfigurationException | SAXException | TransformerException e) {
      throw new IOException(file, e);
    }
  }

  private static List<String> remove(Document document, Predicate<Element> what) {
    NodeList all = document.getElementsByTagName("*");
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element element && what.test(element)) {
        found.add(element);
      }
    }
    found.forEach(element -> element.getParentNode().removeChild(element));
    return found.stream().map(element -> element.getAttribute("name")).toList();
  }

  private static boolean isOurs(Element element) {
    return element.getAttribute("class").startsWith(OURS);
  }

  private boolean uses(Element element) {
    return element.getTagName().equals("requestHandler")
        && handlers.contains(element.getAttribute("name"));
  }
}
