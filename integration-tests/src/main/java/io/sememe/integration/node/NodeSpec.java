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
 * @param wholeHeap whether all of the heap is in memory from the start
 * @param properties its system properties, beside those every node gets
 */
public record NodeSpec(
    SolrHome home,
    Jdk jdk,
    int port,
    String heap,
    boolean wholeHeap,
    Map<String, String> properties) {

  public NodeSpec {
    properties = Map.copyOf(properties);
  }

  /**
   * A node on the running JDK, any free port and a heap that is enough for a few thousand
   * documents.
   */
  public static NodeSpec on(SolrHome home) {
    return new NodeSpec(home, Jdk.current(), 0, "512m", false, Map.of());
  }

  public NodeSpec withJdk(Jdk newJdk) {
    return new NodeSpec(home, newJdk, port, heap, wholeHeap, properties);
  }

  public NodeSpec withPort(int newPort) {
    return new NodeSpec(home, jdk, newPort, heap, wholeHeap, properties);
  }

  public NodeSpec withHeap(String newHeap) {
    return new NodeSpec(home, jdk, port, newHeap, wholeHeap, properties);
  }

  /**
   * With all of the heap in memory from the start, as bin/solr gives it to a node: one that grows
   * is collected many times more often, and each of its pages is slow once.
   */
  public NodeSpec withWholeHeap() {
    return new NodeSpec(home, jdk, port, heap, true, properties);
  }

  public NodeSpec withProperty(String name, String value) {
    Map<String, String> more = new TreeMap<>(properties);
    more.put(name, value);
    return new NodeSpec(home, jdk, port, heap, wholeHeap, more);
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
    if (wholeHeap) {
      command.addAll(List.of("-Xms" + heap, "-XX:+AlwaysPreTouch"));
    }
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
