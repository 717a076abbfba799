// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a node is started.
 *
 * @param home the Solr home it runs on
 * @param jdk the Java it runs on
 * @param port the port it listens on, 0 for any free one
 * @param heap the size of its heap, as -Xmx takes it
 * @param properties its system properties, beside those every node gets
 */
public record NodeSpec(
    SolrHome home, Jdk jdk, int port, String heap, Map<String, String> properties) {

  public NodeSpec {
    properties = Map.copyOf(properties);
  }

  /**
   * A node on the running JDK, any free port and a heap that is enough for a few thousand
   * documents.
   */
  public static NodeSpec on(SolrHome home) {
    return new NodeSpec(home, Jdk.current(), 0, "512m", Map.of());
  }

  public NodeSpec withJdk(Jdk newJdk) {
    return new NodeSpec(home, newJdk, port, heap, properties);
  }

  public NodeSpec withPort(int newPort) {
    return new NodeSpec(home, jdk, newPort, heap, properties);
  }

  public NodeSpec withHeap(String newHeap) {
    return new NodeSpec(home, jdk, port, newHeap, properties);
  }

  public NodeSpec withProperty(String name, String value) {
    Map<String, String> more = new TreeMap<>(properties);
    more.put(name, value);
    return new NodeSpec(home, jdk, port, heap, more);
  }

  Path log() {
    return home.logFolder().resolve("node.log");
  }

  /** Where the running node writes its port. */
  Path portFile() {
    return home.temporaryFolder().resolve("port");
  }

  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.add("-Xmx" + heap);
    command.addAll(jdk.flags());
    command.add("-XX:ErrorFile=" + home.logFolder().resolve("crash.log"));
    command.add("-Djava.io.tmpdir=" + home.temporaryFolder());
    command.add("-Dsolr.log.dir=" + home.logFolder());
    new TreeMap<>(properties).forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add(NodeMain.class.getName());
    command.add(home.folder().toString());
    command.add(Integer.toString(port));
    command.add(portFile().toString());
    return List.copyOf(command);
  }

  /** This module's classes and Solr's jars; far too long for a command line that people read. */
  static String classpath() {
    try {
      Path own =
          Path.of(NodeMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return own + File.pathSeparator + Files.readString(Settings.nodeClasspath()).strip();
    } catch (IOException | URISyntaxException e) {
      throw new NodeException("cannot read the class path of the node", e);
    }
  }
}
