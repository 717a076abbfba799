// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.RemovalHook;
import io.sememe.integration.node.SolrHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A temporary folder with the archive installed, and the processes that are started in it: the same
 * JDK, heap and flags for all. Nothing is left of it after {@link #close}.
 */
public final class Workshop implements AutoCloseable {

  /** The heap of each process, as -Xmx takes it. */
  public static final String HEAP = "1g";

  /**
   * As Solr's own start script has it: a heap of one size, touched from the first to the last page.
   * What a process grows by is then what native code takes.
   */
  private static final List<String> HEAP_OF_ONE_SIZE =
      List.of("-Xms" + HEAP, "-XX:+AlwaysPreTouch");

  private static final String MAIN = "io.sememe.measure.PeerMain";

  private final SolrHome home = SolrHome.installed();
  private final RemovalHook hook = RemovalHook.of(home::close, "workshop-removal");
  private final int cores = Runtime.getRuntime().availableProcessors();
  private final ModelSpec model;
  private final ClassPaths classPaths;

  private Workshop(String model) {
    this.model = ModelSpec.read(home.folder().resolve("models"), model);
    this.classPaths = ClassPaths.of(home.folder());
  }

  /** Installs the archive for measurements with one of its models. */
  public static Workshop open(String model) throws IOException {
    Workshop workshop = new Workshop(model);
    ModelSpec spec = workshop.model;
    TokenizerFile.write(
        spec.folder().resolve("tokenizer.json"), spec.maxTokens(), workshop.tokenizer());
    return workshop;
  }

  /** The model that its processes open. */
  public ModelSpec model() {
    return model;
  }

  /** Installs copies of another model beside it and returns their names. */
  public List<String> copiesOfSibling(int count) {
    Path sibling = model.models().resolve(model.sibling());
    List<String> names =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> sibling.getFileName() + "-" + number)
            .toList();
    names.forEach(name -> home.addModel(name, sibling));
    return names;
  }

  /** How many texts at a time all processes work on. */
  public int cores() {
    return cores;
  }

  /** What its processes run on. */
  public ClassPaths classPaths() {
    return classPaths;
  }

  /** Starts the process of a peer. */
  public PeerProcess start(Peer peer) {
    return start(peer.label(), peer.kind(), peer.batch(), List.of());
  }

  /** Starts a process whose resident memory grows by native memory only. */
  public PeerProcess startForMemory(String kind) {
    return start(kind, kind, 0, HEAP_OF_ONE_SIZE);
  }

  /** Starts a process that is no peer, such as the one that measures the peak. */
  public PeerProcess start(String kind) {
    return start(kind, kind, 0, List.of());
  }

  /** Writes texts and returns the file's name, for a command. */
  public String write(String name, List<String> texts) {
    return TextFile.write(file(name), texts).toString();
  }

  /** A file that processes can write. */
  public Path file(String name) {
    return home.folder().resolve("tmp").resolve(name);
  }

  @Override
  public void close() {
    hook.close();
  }

  private Path tokenizer() {
    return file("tokenizer.json");
  }

  private PeerProcess start(String name, String kind, int batch, List<String> flags) {
    List<String> command = new ArrayList<>(javaCommand());
    command.addAll(flags);
    command.add(MAIN);
    command.add(kind);
    command.add("models=" + model.models());
    command.add("model=" + model.name());
    command.add("tokenizer=" + tokenizer());
    command.add("limit=" + model.maxTokens());
    command.add("pooling=" + model.pooling());
    command.add("callers=" + cores);
    command.add("batch=" + batch);
    Path log = home.folder().resolve("logs").resolve(name + ".log");
    return PeerProcess.start(name, command, classPaths.of(kind), log);
  }

  /** The command that starts a JVM, without its main class. */
  public List<String> javaCommand() {
    Jdk jdk = Jdk.current();
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.add("-Xmx" + HEAP);
    command.addAll(jdk.flags());
    command.add("-XX:ErrorFile=" + home.folder().resolve("logs").resolve("crash-%p.log"));
    command.add("-Djava.io.tmpdir=" + home.folder().resolve("tmp"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    // The peers' tokenizer library unpacks itself here, asks no network and counts no users.
    command.add("-DDJL_CACHE_DIR=" + home.folder().resolve("djl"));
    command.add("-DENGINE_CACHE_DIR=" + home.folder().resolve("djl"));
    command.add("-Dai.djl.offline=true");
    command.add("-DOPT_OUT_TRACKING=true");
    command.add("-DRUST_FLAVOR=cpu");
    command.add("-Dsememe.models=" + home.folder().resolve("models"));
    return List.copyOf(command);
  }
}
