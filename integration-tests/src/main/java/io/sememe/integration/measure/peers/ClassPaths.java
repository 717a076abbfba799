// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import io.sememe.integration.node.NodeException;
import io.sememe.integration.node.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What each kind of process runs on. Ours runs on the jars of the archive and on what a Solr node
 * has beside them; the others never see them.
 */
public final class ClassPaths {

  private static final Set<String> OURS = Set.of("sememe", "loading");

  /** What the archive leaves to Solr. */
  private static final Pattern OF_THE_NODE =
      Pattern.compile("(jackson-(core|databind|annotations)|slf4j-api)-\\d.*");

  private static final Pattern OF_JMH =
      Pattern.compile("(jmh-core|jopt-simple|commons-math3)-\\d.*");
  private static final Pattern OURS_BY_THE_BUILD = Pattern.compile("sememe-.*");

  private final String ours;
  private final String peers;
  private final String benchmarks;

  private ClassPaths(String ours, String peers, String benchmarks) {
    this.ours = ours;
    this.peers = peers;
    this.benchmarks = benchmarks;
  }

  static ClassPaths of(Path home) {
    Path built = Settings.peers();
    String code = built.resolve("test-classes").toString();
    List<String> node = jars(Settings.nodeClasspath());
    List<String> all = jars(built.resolve("peers.classpath"));
    String ours = join(code, home.resolve("lib") + "/*", joined(node, OF_THE_NODE, true));
    return new ClassPaths(
        ours,
        join(code, joined(all, OURS_BY_THE_BUILD, false)),
        join(ours, joined(all, OF_JMH, true)));
  }

  /** That of a kind of process. */
  String of(String kind) {
    return OURS.contains(kind) ? ours : peers;
  }

  /** That of JMH with ours. */
  public String benchmarks() {
    return benchmarks;
  }

  /** The jars whose file names match, or those that do not. */
  static String joined(List<String> jars, Pattern name, boolean matching) {
    return jars.stream()
        .filter(jar -> name.matcher(fileName(jar)).matches() == matching)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String fileName(String jar) {
    return jar.substring(jar.lastIndexOf(File.separatorChar) + 1);
  }

  private static String join(String... parts) {
    return String.join(File.pathSeparator, parts);
  }

  private static List<String> jars(Path file) {
    try {
      String line = Files.readString(file).strip();
      return Arrays.asList(line.split(Pattern.quote(File.pathSeparator)));
    } catch (IOException e) {
      throw new NodeException("cannot read " + file, e);
    }
  }
}
