// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** CPU and GPU builds use the same ONNX Runtime, and it is the one that was chosen. */
class OnnxRuntimeVersionTest {
  private static final String VERSION = System.getProperty("sememe.onnxruntime.version");
  private static final String ARTIFACT = System.getProperty("sememe.onnxruntime.artifactId");

  @Test
  void the_native_library_is_of_the_version_that_the_build_names() {
    assertEquals(VERSION, OrtEnvironment.getEnvironment().getVersion());
  }

  @Test
  void the_jar_is_the_artifact_and_the_version_that_the_build_names() {
    String jar = OrtEnvironment.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    assertTrue(jar.endsWith("/" + ARTIFACT + "-" + VERSION + ".jar"), jar);
  }

  @Test
  void one_property_is_the_version_of_both_artifacts() throws Exception {
    Document pom = rootPom();
    assertEquals(List.of(VERSION), texts(pom, "onnxruntime.version"));
    assertEquals(List.of("onnxruntime", "onnxruntime_gpu"), texts(pom, "onnxruntime.artifactId"));
    List<Element> dependencies = onnxRuntimeDependencies(pom);
    assertEquals(1, dependencies.size());
    assertEquals("${onnxruntime.artifactId}", text(dependencies.get(0), "artifactId"));
    assertEquals("${onnxruntime.version}", text(dependencies.get(0), "version"));
  }

  @Test
  void the_gpu_profile_swaps_the_artifact_and_nothing_else() throws Exception {
    Element profile = null;
    for (Element candidate : elements(rootPom(), "profile")) {
      profile = text(candidate, "id").equals("gpu") ? candidate : profile;
    }
    List<String> properties = new ArrayList<>();
    NodeList children =
        ((Element) profile.getElementsByTagName("properties").item(0)).getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element property) {
        properties.add(property.getTagName() + "=" + property.getTextContent());
      }
    }
    assertEquals(List.of("onnxruntime.artifactId=onnxruntime_gpu"), properties);
    assertEquals(0, profile.getElementsByTagName("dependency").getLength());
  }

  private static List<Element> onnxRuntimeDependencies(Document pom) {
    return elements(pom, "dependency").stream()
        .filter(dependency -> text(dependency, "groupId").equals("com.microsoft.onnxruntime"))
        .toList();
  }

  private static Document rootPom() throws IOException, ParserConfigurationException, SAXException {
    Path pom = Path.of("").toAbsolutePath().resolveSibling("pom.xml");
    try (var in = Files.newInputStream(pom)) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  private static List<String> texts(Document pom, String tag) {
    return elements(pom, tag).stream().map(Element::getTextContent).toList();
  }

  private static String text(Element parent, String tag) {
    return parent.getElementsByTagName(tag).item(0).getTextContent();
  }

  private static List<Element> elements(Document pom, String tag) {
    NodeList nodes = pom.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
