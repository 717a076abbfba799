// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import io.sememe.command.CommandException;
import io.sememe.command.Folders;
import io.sememe.command.child.ChildJvm;
import io.sememe.command.child.Probe;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tries what is installed on a node with its Java, its jars and what both are told. What was
 * unpacked only to try it has a folder of its own, which is removed again: the node may start
 * meanwhile, and unpack what it needs into its own. For one thread.
 */
final class NodeProbe implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Of the jars of this command, those that Solr itself brings, and the program of the child. */
  private static final Pattern BROUGHT = Pattern.compile("(sememe-command|jackson-|slf4j-).*");

  private final Probe probe;
  private final Optional<Path> removed;

  private NodeProbe(Probe probe, Optional<Path> removed) {
    this.probe = probe;
    this.removed = removed;
  }

  /** Returns a probe of a node. */
  static NodeProbe of(SetUp setUp) {
    Optional<Path> removed = ownNatives(setUp);
    Path natives = removed.orElse(setUp.natives());
    List<String> flags = CarriedOptions.of(setUp.settings(), setUp.memory());
    ChildJvm jvm = new ChildJvm(setUp.java().command(), flags, classPath(setUp), PATIENCE);
    Probe probe = new Probe(jvm, setUp.models(), setUp.device(), Optional.of(natives));
    return new NodeProbe(probe, removed);
  }

  /** Returns the folder to unpack into, unless that is the node's. */
  private static Optional<Path> ownNatives(SetUp setUp) {
    Path natives = setUp.natives();
    if (isUnpacked(natives)) {
      return Optional.empty();
    }
    if (!UserCheck.isOwner(setUp)) {
      return Optional.of(Folders.temporary("sememe-doctor"));
    }
    return Files.exists(natives) ? Optional.empty() : Optional.of(beside(natives));
  }

  // Not made yet: that it can be is tried, and the file system must let programs run.
  private static Path beside(Path natives) {
    String name = natives.getFileName() + "-doctor-" + ProcessHandle.current().pid();
    return natives.resolveSibling(name);
  }

  private static boolean isUnpacked(Path natives) {
    try (Stream<Path> folders = Files.list(natives)) {
      return folders.anyMatch(one -> String.valueOf(one.getFileName()).startsWith("onnxruntime-"));
    } catch (IOException e) {
      return false;
    }
  }

  private static String classPath(SetUp setUp) {
    Stream<String> installed = JarChecks.jars(setUp.lib()).stream().map(Path::toString);
    Stream<String> brought =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(NodeProbe::isBrought);
    return Stream.concat(installed, brought).collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isBrought(String entry) {
    Path name = Path.of(entry).getFileName();
    return name != null && BROUGHT.matcher(name.toString()).matches();
  }

  Probe.Result properties() {
    return probe.tryProperties();
  }

  Probe.Result natives() {
    return probe.tryNatives();
  }

  Probe.Result model(String name) {
    return probe.tryModel(name);
  }

  @Override
  public void close() {
    if (removed.isEmpty() || !Files.isDirectory(removed.get())) {
      return;
    }
    try {
      Folders.delete(removed.get());
    } catch (IOException e) {
      throw new CommandException("cannot remove " + removed.get() + ": " + e, e);
    }
  }
}
